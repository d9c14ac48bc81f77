using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class ReadingCatalogueTests
{
    [Fact]
    public void All_ComparingMethods_HaveASentenceForEachOutcome()
    {
        var methods = ReadingCatalogue.All.Keys.Where(key => key.EndsWith(".WithinNormal", StringComparison.Ordinal)).Select(key => key[..^13]).ToList();
        methods.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var method in methods)
        {
            foreach (var outcome in Enum.GetNames<Outcome>())
            {
                if (method == "Analysis.Farrington" && outcome == nameof(Outcome.FewerThanExpected)) continue;
                ReadingCatalogue.All.ContainsKey(method + "." + outcome).ShouldBeTrue(method + "." + outcome);
            }
        }
    }

    [Fact]
    public void All_Placeholders_AreCamelCaseAndDistinct()
    {
        foreach (var (key, names) in ReadingCatalogue.All)
        {
            names.Distinct().Count().ShouldBe(names.Count, key);
            names.ShouldAllBe(name => Regex.IsMatch(name, "^[a-z][a-zA-Z]*$"));
        }
    }
}
