using System.Globalization;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>What the registry is told of an official version.</summary>
public static class OfficialFacts
{
    public static IReadOnlyList<(string Name, string? Value)> Of(OfficialVersion? version, Texts texts) => version is null ? [] :
    [
        (texts["Official.Fact.Number"], version.Number.ToString(CultureInfo.InvariantCulture)), (texts["Official.Fact.Kept"], Stockholm.Local(version.KeptAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        (texts["Official.Fact.Function"], version.FunctionTitle), (texts["Official.Fact.Hash"], version.Hash), (texts["Official.Fact.Reason"], version.Reason),
    ];
}
