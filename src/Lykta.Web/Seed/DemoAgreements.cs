using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Seed;

/// <summary>The agreement with the police and the one before it: four areas rest on a finding, one is a gap.</summary>
internal static class DemoAgreements
{
    private static readonly (string Name, string Priority, string? Finding, string? Source)[] Now =
    [
        ("Unga som dras in i kriminalitet", "unga", "Rekryteringen sker yngre än för tre år sedan, mest kring torget och fritidsgården.", "Lokal lägesbild 2025, avsnitt 2"),
        ("Torget och gångvägarna", "platser", "Sju av tio otrygghetsrapporter gäller torget, tunneln och gångvägen till skolan.", "Lokal lägesbild 2025, avsnitt 3"),
        ("Otillåten påverkan och välfärdsbrott", "systemhot", null, null),
        ("Våldsutsatta i nära relation", "brottsoffer", "Fler söker stöd, och allt fler kommer genom skolan.", "Lokal lägesbild 2025, avsnitt 5"),
        ("Väg ut ur kriminella nätverk", "miljoer", "Avhopparverksamheten får fler frågor än den kan ta emot.", "Lokal lägesbild 2025, avsnitt 4"),
    ];

    private static readonly (string Name, string Priority)[] Before = [("Ungdomsbrottslighet", "unga-2019"), ("Narkotika på torget", "narkotika-2019"), ("Buskörning", "trafik-2019")];

    public static async Task PlantAsync(WriteUnit unit, List<PriorityArea> areas, CancellationToken cancel)
    {
        var all = areas.ToDictionary(a => a.Code, a => a.Id, StringComparer.Ordinal);
        var first = await RegisterAsync(unit, "Lokal samverkansöverenskommelse 2019", new(2019, 11, 1), null, cancel);
        var second = await RegisterAsync(unit, "Lokal samverkansöverenskommelse 2024", new(2024, 1, 1), first.Id, cancel);
        first.EndBefore(second);
        foreach (var ((name, priority), i) in Before.Select((b, i) => (b, i)))
            Add(unit, first, i + 1, new(DemoPlan.Text(name)) { PriorityArea = all[priority] });
        foreach (var ((name, priority, finding, source), i) in Now.Select((n, i) => (n, i)))
        {
            Add(unit, second, i + 1, new(DemoPlan.Text(name))
            {
                PriorityArea = all[priority],
                Finding = finding is null ? null : DemoPlan.Text(finding),
                Source = source is null ? null : DemoPlan.Text(source),
                FoundOn = finding is null ? null : new DateOnly(2025, 10, 15),
            });
        }
    }

    private static void Add(WriteUnit unit, CollaborationAgreement agreement, int number, AgreementAreaForm form)
    {
        var area = AgreementArea.Of(agreement.Id, number, form.Name);
        area.Describe(form);
        unit.Db.Add(area);
    }

    private static async Task<CollaborationAgreement> RegisterAsync(WriteUnit unit, string title, DateOnly from, Guid? replaces, CancellationToken cancel)
    {
        var form = new AgreementForm(DemoPlan.Text(title), DemoPlan.Text("Lokalpolisområde Sundby"), DemoPlan.Text("Tryggheten ska öka och brotten minska. Parterna delar lägesbild och följer upp tillsammans."), DemoPlan.Text("SE 2023/118"), from.AddDays(-30), from) { ReplacesId = replaces };
        var made = CollaborationAgreement.Register(await unit.NextNumberAsync("agreement", cancel), form).Value;
        unit.Db.Add(made);
        return made;
    }
}
