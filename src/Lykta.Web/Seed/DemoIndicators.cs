using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>Three common indicators: one redefined, one of counts, one that is not about people; a district that is missing and one that cannot have its figure.</summary>
internal static class DemoIndicators
{
    public const string Unsafe = "Otrygg ute sen kväll";

    public static async Task PlantAsync(WriteQueue writes, PartnershipEntry city, PartnershipEntry district, PartnershipEntry neighbour, DateOnly today, CancellationToken cancel)
    {
        var defined = await DefineAsync(writes, city, today, cancel);
        var year = today.Year;
        await EnterAsync(writes, district, today, defined, (i, p) => (i, p.Year - year) switch
        {
            (0, -4) => Share(28.4, 412),
            (0, -3) => Share(27.1, 398),
            (0, -2) => Share(31.6, 405),
            (0, -1) => Share(29.9, 421),
            (1, _) => new(11 + (p.Part * 3) + (p.Year % 2), null, null, null),
            (2, _) => Share(64 + (p.Part * 5), 41),
            _ => null,
        }, cancel);
        await EnterAsync(writes, neighbour, today, defined, (i, p) => (i, p.Year - year) switch
        {
            (0, -4) => Share(22.6, 264),
            (0, -3) => Share(20.8, 251),
            (0, -2) => new(null, null, DemoPlan.Text("Enkäten nådde för få svarande i området."), null),
            (0, -1) => Share(19.8, 247),
            (1, -1) => new(p.Part + 1, null, null, null),
            _ => null,
        }, cancel);
    }

    private static Task<List<(CommonIndicator Head, IndicatorDefinition[] Definitions)>> DefineAsync(WriteQueue writes, PartnershipEntry city, DateOnly today, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(city), async (unit, token) =>
        {
            List<(CommonIndicator Head, IndicatorDefinition[] Definitions)> made = [];
            foreach (var forms in Forms(today.Year))
            {
                var head = CommonIndicator.Begin(city.Id, await unit.NextNumberAsync("indicator", token));
                List<IndicatorDefinition> definitions = [];
                foreach (var form in forms)
                    definitions.Add(head.Define(definitions.LastOrDefault(), form, unit.Now).Value);
                unit.Db.Add(head);
                unit.Db.AddRange(definitions);
                made.Add((head, [.. definitions]));
            }

            return made;
        }, cancel);

    private static IndicatorFigures Share(double value, int answers) => new(value, answers, null, null);

    private static IEnumerable<IndicatorForm[]> Forms(int year)
    {
        var survey = new IndicatorForm(
            DemoPlan.Text(Unsafe), DemoPlan.Text("Andel som känner sig ganska eller mycket otrygga när de går ute ensamma sent på kvällen i sitt område."), DemoPlan.Text("procent"),
            DemoPlan.Text("Stadens trygghetsmätning"), DemoPlan.Text("Svaren ganska och mycket otrygg delat med alla som har svarat på frågan, vägt efter ålder och kön."), DemoPlan.Text("personer som har svarat på frågan"))
        {
            Kind = IndicatorKind.Share,
            Direction = IndicatorDirection.Down,
            Evidence = IndicatorEvidence.Perceived,
            Period = PeriodKind.Year,
            IsAboutPeople = true,
            ValidFrom = new(year - 4, 1, 1),
        };
        yield return
        [
            survey,
            survey with { Meaning = DemoPlan.Text("Andel som känner sig ganska eller mycket otrygga, eller inte går ut, sent på kvällen i sitt område."), ValidFrom = new(year - 2, 1, 1) },
        ];
        yield return
        [
            new(DemoPlan.Text("Anmälda rån mot person utomhus"), DemoPlan.Text("Anmälda rån mot person på allmän plats i stadsdelsområdet."), DemoPlan.Text("anmälda"), DemoPlan.Text("Brå, anmälda brott"),
                DemoPlan.Text("Antal anmälningar under perioden. Preliminära tal byts mot slutliga."), DemoPlan.Text("ingen bas"))
            {
                Kind = IndicatorKind.Count, Direction = IndicatorDirection.Down, Evidence = IndicatorEvidence.Measured, Period = PeriodKind.Tertial, IsAboutPeople = true, ValidFrom = new(year - 1, 1, 1),
            },
        ];
        yield return
        [
            new(DemoPlan.Text("Vandringspunkter åtgärdade inom 90 dagar"), DemoPlan.Text("Andel punkter från trygghetsvandringar som har ett svar och är åtgärdade inom 90 dagar."), DemoPlan.Text("procent"), DemoPlan.Text("Stadsdelsområdets egen lista"),
                DemoPlan.Text("Åtgärdade inom 90 dagar delat med alla punkter från vandringar under perioden."), DemoPlan.Text("punkter från vandringar"))
            {
                Kind = IndicatorKind.Share, Direction = IndicatorDirection.Up, Evidence = IndicatorEvidence.Measured, Period = PeriodKind.HalfYear, IsAboutPeople = false, ValidFrom = new(year - 1, 1, 1),
            },
        ];
    }

    // A period that has ended is released; of the one that goes on nothing is known yet.
    private static Task<bool> EnterAsync(
        WriteQueue writes, PartnershipEntry district, DateOnly today, List<(CommonIndicator Head, IndicatorDefinition[] Definitions)> defined, Func<int, IndicatorPeriod, IndicatorFigures?> figures, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(district), (unit, _) =>
        {
            for (var i = 0; i < defined.Count; i++)
            {
                var indicator = new DefinedIndicator(defined[i].Head, defined[i].Definitions);
                foreach (var period in indicator.Begun(today).Where(p => p.End < today))
                {
                    if (figures(i, period) is not { } known)
                        continue;
                    var value = IndicatorValue.For(district.Id, indicator.Head.Id, period);
                    value.Enter(known, unit.Now);
                    unit.Db.AddRange(value, value.Release(indicator.Under(period)!, 5, null, today, unit.Now));
                }
            }

            return Task.FromResult(true);
        }, cancel);
}
