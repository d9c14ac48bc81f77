using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Operations;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lykta-command-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Help_Asked_NamesEveryVerb()
    {
        var (code, said) = await BuiltProgram.RunAsync("help");
        code.ShouldBe(0);
        foreach (var verb in new[] { "migrate", "backup", "restore", "drill", "seed" })
            said.ShouldContain($"  {verb} ");
        said.ShouldNotContain("Commands.");
    }

    [Theory]
    [InlineData("hjalp")]
    [InlineData("Migrate")]
    [InlineData("backup")]
    public async Task Verb_UnknownOrWithoutItsOption_TellsHowAndEndsWithTwo(string verb)
    {
        var (code, said) = await BuiltProgram.RunAsync(verb, "--Lykta:Data", folder);
        code.ShouldBe(2);
        said.ShouldContain("backup --to");
    }

    [Fact]
    public async Task Seed_TwiceOnTheSameDay_IsTheSameAndCountsAgree()
    {
        var first = await SeededAsync("a");
        var second = await SeededAsync("b");
        first.Count.ShouldBe(1001);
        second.ShouldBe(first);
        var (code, said) = await BuiltProgram.RunAsync("seed", "--partnerships", "1", "--observations", "1", "--Lykta:Data", Path.Combine(folder, "a"));
        code.ShouldBe(3, said);
    }

    private async Task<List<(int Number, string Type, string Place, DateTimeOffset From, string? Text)>> SeededAsync(string name)
    {
        var data = Path.Combine(folder, name);
        var (code, said) = await BuiltProgram.RunAsync("seed", "--partnerships", "3", "--observations", "3001", "--Lykta:Data", data);
        code.ShouldBe(0, said);
        said.ShouldContain("Räknarna stämmer");
        await using var db = new SqliteStore(Path.Combine(data, "lykta.db")).Open(new LyktaScope());
        var district = await db.Set<Lykta.Web.Capabilities.Partnerships.Partnership>().SingleAsync(p => p.Slug == Seed.DemoSeed.DistrictSlug);
        var rows = await (
            from o in db.Set<Observation>().IgnoreQueryFilters()
            where o.PartnershipId == district.Id
            join type in db.Set<EventType>().IgnoreQueryFilters() on o.TypeId equals type.Id
            join place in db.Set<Place>().IgnoreQueryFilters() on o.PlaceId equals place.Id
            orderby o.Number
            select new { o.Number, type.Code, place.Slug, o.OccurredFrom, o.Text }).ToListAsync();
        return rows.ConvertAll(r => (r.Number, r.Code, r.Slug, r.OccurredFrom, (string?)r.Text));
    }
}
