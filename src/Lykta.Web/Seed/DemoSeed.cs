using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Seed;

/// <summary>A made-up city with two districts, the same from the same day: areas, parties, accounts and 18 months of observations.</summary>
public sealed class DemoSeed(LyktaStore store, WriteQueue writes, PartnershipDirectory directory, Platform.Privacy.TextWallContext names, TimeProvider time)
{
    public const string CitySlug = "astad";
    public const string DistrictSlug = "sundby-ekbacken";
    public const string NeighbourSlug = "norra-astad";

    private const int Chunk = 200;

    /// <summary>Does nothing when there is a partnership already.</summary>
    /// <param name="days">So many days of observations.</param>
    /// <param name="perWeek">So many observations a week.</param>
    /// <param name="isLivedIn">As a newcomer meets it: tonight's sheet is shared, decisions and availability are there.</param>
    /// <param name="cancel">The caller's.</param>
    public async Task PlantAsync(int days = 548, double perWeek = 38, bool isLivedIn = true, CancellationToken cancel = default)
    {
        if ((await directory.AllAsync(cancel)).Count > 0)
            return;
        await FoundAsync(cancel);
        await using var accounts = new AccountContext(store);
        await PlantPartnershipAsync(DistrictSlug, "", days, perWeek, accounts, cancel);
        await PlantPartnershipAsync(NeighbourSlug, "norra.", Math.Min(days, 120), perWeek / 4, accounts, cancel);
        await PlantCityAsync(accounts, cancel);
        await DemoPlan.PlantAsync(writes, (await directory.FindAsync(DistrictSlug, cancel))!, cancel);
        await DemoIndicators.PlantAsync(
            writes, (await directory.FindAsync(CitySlug, cancel))!, (await directory.FindAsync(DistrictSlug, cancel))!, (await directory.FindAsync(NeighbourSlug, cancel))!, time.Today(), cancel);
        await DemoCityPlan.PlantAsync(
            writes, (await directory.FindAsync(CitySlug, cancel))!, (await directory.FindAsync(DistrictSlug, cancel))!, (await directory.FindAsync(NeighbourSlug, cancel))!, time.Today(), cancel);
        await DemoCollaboration.PlantAsync(
            writes, (await directory.FindAsync(DistrictSlug, cancel))!, (await directory.FindAsync(NeighbourSlug, cancel))!, time.Today(), cancel);
        var district = (await directory.FindAsync(DistrictSlug, cancel))!;
        await DemoGroups.PlantAsync(writes, district, time.Today(), cancel);
        await DemoFocus.PlantAsync(writes, district, time.Today(), cancel);
        await DemoBriefings.PlantAsync(writes, names, (await directory.FindAsync(DistrictSlug, cancel))!, Capabilities.Briefing.BriefingQueries.Evening(time.GetUtcNow()), cancel);
        await DemoPatrols.PlantAsync(writes, names, (await directory.FindAsync(DistrictSlug, cancel))!, Capabilities.Briefing.BriefingQueries.Evening(time.GetUtcNow()), cancel);
        if (isLivedIn)
            await new DemoEvenings(writes, names, district, (await directory.FindAsync(NeighbourSlug, cancel))!).PlantAsync(Capabilities.Briefing.BriefingQueries.Evening(time.GetUtcNow()), cancel);
    }

    /// <summary>One more district of the same city, with parties, accounts and places but no observations.</summary>
    internal async Task PlantDistrictAsync(string slug, string name, string emailPrefix, CancellationToken cancel)
    {
        await using (var db = store.Open(new LyktaScope()))
        {
            db.MayWrite = true;
            var city = (await directory.FindAsync(CitySlug, cancel))!;
            db.Add(Partnership.Found(slug, name, $"{name} stadsdelsnämnd", city.Id, time.GetUtcNow()));
            await db.SaveChangesAsync(cancel);
        }

        directory.Forget();
        await using var accounts = new AccountContext(store);
        await PlantPartnershipAsync(slug, emailPrefix, 0, 0, accounts, cancel);
    }

    internal async Task<List<(Persona Persona, Guid Account)>> MakeAccountsAsync(IReadOnlyList<Persona> personas, CancellationToken cancel)
    {
        await using var accounts = new AccountContext(store);
        return await MakeAccountsAsync(accounts, "", personas, cancel);
    }

    private async Task FoundAsync(CancellationToken cancel)
    {
        await using var db = store.Open(new LyktaScope());
        db.MayWrite = true;
        var now = time.GetUtcNow();
        var city = Partnership.Found(CitySlug, "Åstad", "Åstads kommunstyrelse", null, now);
        db.Add(city);
        db.Add(Partnership.Found(DistrictSlug, "Sundby-Ekbacken", "Sundby-Ekbackens stadsdelsnämnd", city.Id, now));
        db.Add(Partnership.Found(NeighbourSlug, "Norra Åstad", "Norra Åstads stadsdelsnämnd", city.Id, now));
        await db.SaveChangesAsync(cancel);
        directory.Forget();
    }

    private async Task PlantPartnershipAsync(
        string slug, string emailPrefix, int days, double perWeek, AccountContext accounts, CancellationToken cancel)
    {
        var partnership = (await directory.FindAsync(slug, cancel))!;
        var scope = LyktaScope.ForSystem(partnership);
        var organisations = DemoOrganisations.Make();
        var types = StandardEventTypes.All();
        var (areas, places) = MakeGeography();
        var personas = await MakeAccountsAsync(accounts, emailPrefix, DemoPersonas.All, cancel);
        await writes.RunAsync(scope, async (unit, token) =>
        {
            unit.Db.AddRange(organisations.Branches);
            unit.Db.AddRange(organisations.All);
            unit.Db.AddRange(types);
            unit.Db.AddRange(StandardEventTypes.Categories());
            unit.Db.AddRange(areas);
            unit.Db.AddRange(places);
            foreach (var (persona, account) in personas)
                unit.Db.Add(Membership.Start(account, organisations[persona.Unit].Id, persona.Role, persona.FunctionTitle, unit.Now));
            unit.Audit("partnership.seeded", nameof(Partnership), partnership.Id.Value);
            await Task.CompletedTask;
            return true;
        }, cancel);
        var reporters = organisations.All.Where(o => o.ReportsWeekly).ToList();
        var generator = new ObservationGenerator(20261120, types, places, reporters);
        foreach (var chunk in generator.Make(time.GetUtcNow(), days, perWeek).Chunk(Chunk))
            await writes.RunAsync(scope, (unit, token) => StoreAsync(unit, chunk, token), cancel);
    }

    // The city above the districts: one office and the preparation group.
    private async Task PlantCityAsync(AccountContext accounts, CancellationToken cancel)
    {
        var city = (await directory.FindAsync(CitySlug, cancel))!;
        var personas = await MakeAccountsAsync(accounts, "", DemoPersonas.City, cancel);
        await writes.RunAsync(LyktaScope.ForSystem(city), (unit, _) =>
        {
            var branch = Branch.Named("Ledning och stab");
            var office = Organisation.Root("Stadsledningskontoret", OrganisationCategory.Authority, branch.Id);
            unit.Db.AddRange(branch, office);
            foreach (var (persona, account) in personas)
                unit.Db.Add(Membership.Start(account, office.Id, persona.Role, persona.FunctionTitle, unit.Now));
            unit.Audit("partnership.seeded", nameof(Partnership), city.Id.Value);
            return Task.FromResult(true);
        }, cancel);
    }

    private static async Task<int> StoreAsync(
        WriteUnit unit, (ObservationDraft Draft, DateTimeOffset ReceivedAt)[] chunk, CancellationToken cancel)
    {
        var stored = new List<(Observation, int)>(chunk.Length);
        foreach (var (draft, receivedAt) in chunk)
        {
            var observation = Observation.Receive(draft, await unit.NextNumberAsync("observation", cancel), receivedAt);
            if (receivedAt < unit.Now.AddDays(-2))
                observation.Assess(Control.Own, draft.Sharing, null, receivedAt.AddHours(14));
            unit.Db.Add(observation);
            stored.Add((observation, 1));
        }

        await CountsAhead.ApplyAsync(unit.Db, stored, cancel);
        return stored.Count;
    }

    private static (List<Area> Areas, List<Place> Places) MakeGeography()
    {
        var district = DemoGeography.District();
        var top = Draw("Sundby-Ekbacken", AreaKind.District, district, null);
        var neighbourhoods = DemoGeography.Neighbourhoods
            .Select((name, cell) => Draw(name, AreaKind.Neighbourhood, DemoGeography.Cell(cell), top.Id)).ToList();
        var places = DemoGeography.Places.Select(p =>
        {
            var point = DemoGeography.At(p.Cell, p.X, p.Y);
            return Place.Named(p.Name, Slugs.From(p.Name), p.Kind, DemoGeography.Wkb(point), point.X, point.Y, neighbourhoods[p.Cell].Id);
        }).ToList();
        return ([top, .. neighbourhoods], places);
    }

    private static Area Draw(string name, AreaKind kind, NetTopologySuite.Geometries.Geometry shape, AreaId? parent)
    {
        var box = shape.EnvelopeInternal;
        return Area.Draw(name, kind, DemoGeography.Wkb(shape), (box.MinX, box.MinY, box.MaxX, box.MaxY), parent);
    }

    // Made without a password: only the demo's persona page signs in to them.
    private async Task<List<(Persona Persona, Guid Account)>> MakeAccountsAsync(AccountContext accounts, string prefix, IReadOnlyList<Persona> personas, CancellationToken cancel)
    {
        var made = new List<(Persona, Guid)>();
        foreach (var persona in personas)
        {
            var email = prefix + persona.Email;
            var account = new Account
            {
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                EmailConfirmed = true,
                DisplayName = persona.FunctionTitle,
                CreatedAt = time.GetUtcNow(),
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            };
            accounts.Db.Add(account);
            made.Add((persona, account.Id));
        }

        await accounts.Db.SaveChangesAsync(cancel);
        return made;
    }
}

public static class Slugs
{
    /// <summary>A name as part of an address: small letters, å ä ö folded, words joined by hyphens.</summary>
    public static string From(string name)
    {
        var folded = name.ToLowerInvariant().Select(c => c switch
        {
            'å' or 'ä' or 'á' or 'à' => 'a',
            'ö' or 'ø' => 'o',
            'é' or 'è' => 'e',
            'ü' => 'u',
            _ when char.IsAsciiLetterOrDigit(c) => c,
            _ => '-',
        });
        return string.Join('-', new string([.. folded]).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
