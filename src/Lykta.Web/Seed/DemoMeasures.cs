using Lykta.Web.Capabilities.Plans;
using static Lykta.Web.Capabilities.Plans.MeasureKind;

namespace Lykta.Web.Seed;

/// <summary>One measure of the made-up plan; empty where the plan has a hole.</summary>
internal sealed record DemoMeasure(string Area, string Section, string Lead, MeasureKind Kind, string Name)
{
    public string Problem { get; init; } = "";
    public string Cause { get; init; } = "";
    public string Reason { get; init; } = "";
    public string How { get; init; } = "";
    public string Method { get; init; } = "";
    public string Sort { get; init; } = "";
    public int? EndsInDays { get; init; }
    public string TimePlan { get; init; } = "";
    public string Mandate { get; init; } = "";
    public string Place { get; init; } = "";
    public (string Source, long Amount, int EndsInDays)? Money { get; init; }
    public (string Name, double Baseline, double Target, double? Outcome)? Indicator { get; init; }
}

/// <summary>Twenty-one measures over the five priority areas, with causes and with holes, as plans have them.</summary>
internal static class DemoMeasures
{
    private const string Preventive = "Förebyggande";
    private const string Developing = "Utvecklingsområden";
    private const string Political = "Politiska åtgärder";
    private const string Field = "Fältgruppen";
    private const string Safety = "Trygghet och säkerhet";
    private const string Recruiting = "Yngre ungdomar dras in i narkotikaförsäljning vid Sundby torg";
    private const string NoAdults = "Få trygga vuxna i de miljöer där ungdomar är på kvällarna";
    private const string Dark = "Stråket mellan stationen och Björkparken undviks efter mörkrets inbrott";
    private const string Sight = "Trasig belysning och skymd sikt";

    public static readonly IReadOnlyList<DemoMeasure> All =
    [
        new("unga", Preventive, Field, Activity, "Fältgruppens uppsökande arbete fredag och lördag kväll") { Problem = Recruiting, Cause = NoAdults, How = "Två lag går fasta stråk kl. 18–01. Platserna väljs efter utsättningen.", Method = "Enkät till ungdomar vår och höst, samt fältgruppens veckorapport", Sort = "Social Selective Ongoing Guardians CrimeAndSafety", TimePlan = "Hela året", Mandate = "Socialtjänstlagen", Place = "sundby-torg", Indicator = ("Andel unga som vet vart de kan vända sig, %", 48, 60, 55) },
        new("unga", Preventive, Field, Programme, "Sociala insatsgrupper, unga 19–29") { Problem = Recruiting, Cause = "Få vägar ut för den som vill lämna", How = "Styrgrupp varje månad. Samordnare på halvtid.", Method = "Strukturerad uppföljning per halvår, på gruppnivå", Sort = "Social Indicated Ongoing Propensity Crime", TimePlan = "Halvårsplaner", Mandate = "Socialtjänstlagen", Money = ("Egen budget", 900_000, 400) },
        new("unga", Preventive, Field, Activity, "Feriearbete och riktade lovaktiviteter") { Problem = Recruiting, Cause = "Sysslolöshet under loven", How = "Ferieplatser fördelas i april. Lovprogram tas fram med föreningarna.", Method = "Enkät efter varje lov", Sort = "Social Universal OneOff Propensity CrimeAndSafety", EndsInDays = 220, Money = ("Ung fritid", 650_000, 120), Indicator = ("Ferieplatser", 110, 140, 131) },
        new("unga", Preventive, "Ekbackens fritidsgård", Activity, "Fritidsgården öppen sena fredagar och lördagar") { Problem = Recruiting, Cause = NoAdults, How = "Öppet till kl. 23 med två ledare.", Method = "Besök per kväll och temperaturmätare två gånger per termin", Sort = "Social Universal Ongoing Guardians CrimeAndSafety", TimePlan = "Terminstid" },
        new("unga", Preventive, Field, Training, "Utbildning för skolans personal om tidiga tecken på rekrytering") { Problem = Recruiting, Cause = "Skolan vet inte vart den ska vända sig", How = "Två halvdagar per skola. Kommunpolis och fältgruppen håller i dem.", Method = "Frågor före och efter utbildningen", Sort = "Social Selective OneOff Guardians Crime", EndsInDays = 160, Money = ("Bidrag från Brå", 240_000, 60) },
        new("unga", Preventive, Field, Activity, "Föräldrastödskurser på två språk") { Reason = "Löpande grunduppdrag", How = "Fyra kurser per år.", Sort = "Social Universal Ongoing Propensity Crime", TimePlan = "Två per termin" },
        new("unga", Developing, Field, Effort, "Områdesmöten för SSPF i tre skolkluster") { Problem = "Skola, socialtjänst, polis och fritid har var sin bild", Cause = "Ingen fast tid att dela lägesbild", How = "Möte var sjätte vecka per kluster.", Method = "Antal skolor som deltar av de inbjudna", Sort = "Social Selective Ongoing Guardians Crime", EndsInDays = -20 },
        new("platser", Preventive, "Park och stadsmiljö", Investment, "Ny belysning i stråket genom Björkparken") { Problem = Dark, Cause = Sight, How = "Trettio armaturer byts. Buskar klipps inom fem meter.", Method = "Otrygghet vid vandring före och efter, mätt med samma frågor", Sort = "Situational Universal OneOff Opportunity Safety", EndsInDays = 90, Place = "bjorkparken", Money = ("Trygghetsinvesteringar", 2_400_000, 90), Indicator = ("Andel som undviker stråket, %", 41, 25, null) },
        new("platser", Preventive, "Park och stadsmiljö", Effort, "Felanmälningar, städning och slyröjning varje vecka") { Problem = Dark, Cause = Sight, How = "Rond varje onsdag. Anmälan samma dag.", Method = "Dagar från anmälan till åtgärd", Sort = "Situational Universal Ongoing Opportunity Cleaner", TimePlan = "Varje vecka", Mandate = "Eget ansvar för parkmark" },
        new("platser", Preventive, Safety, Walk, "Trygghetsvandringar i Ekbacken och Dalsäng") { Problem = Dark, Cause = Sight, How = "Två vandringar före den mörka årstiden. Återkoppling inom tre veckor.", Method = "Andel punkter åtgärdade inom 90 dagar", Sort = "Situational Universal OneOff Opportunity Safety", EndsInDays = 300 },
        new("platser", Preventive, Safety, Permit, "Ordningsvakter vid Sundby station") { Problem = "Ordningsstörningar kring stationen sena kvällar", Cause = "Många passerar, få har ansvar för platsen", How = "Ansökan om förlängt område. Vakterna deltar i utsättningen.", Method = "Vaktstatistik per månad och otrygghet vid stationen", Sort = "Situational Selective Ongoing Guardians CrimeAndSafety", EndsInDays = 250, Mandate = "Lag (2023:421) om ordningsvakter", Money = ("Egen budget", 1_800_000, 250) },
        new("platser", Preventive, "Sundbyhem förvaltning", Effort, "Låsta källare och tillsyn av trapphus") { Problem = "Inbrott i källarförråd", Cause = "Dörrar som inte går i lås", How = "Hundra dörrar byts.", Sort = "Situational Universal OneOff Opportunity Crime", EndsInDays = 200 },
        new("platser", Developing, Safety, Effort, "Platssamverkan Sundby torg") { Problem = "Torget upplevs som öde efter stängning", Cause = "Ingen äger helheten", How = "Gemensam plan med köpmän, fastighetsägare och trafikbolag.", Method = "Platsindex 1–4 två gånger per år", Sort = "Both Universal Ongoing Guardians CrimeAndSafety", TimePlan = "Avtal till årets slut", Place = "sundby-torg", Money = ("Platssamverkansmedel", 500_000, 40) },
        new("systemhot", Preventive, Safety, Training, "Utbildning om otillåten påverkan för handläggare") { Problem = "Hot mot tjänstepersoner", Cause = "Ingen gemensam rutin", How = "Webbutbildning och samtal på arbetsplatsträff.", Method = "Andel enheter som gått utbildningen", Sort = "Social Selective OneOff Guardians Crime", EndsInDays = 120 },
        new("systemhot", Developing, Safety, Effort, "Tillsyn tillsammans med polis och brandförsvar") { Problem = "Lokaler som används för svart ekonomi", How = "Fyra gemensamma tillfällen per år.", Method = "Antal tillsyner och åtgärder", Sort = "Situational Selective OneOff Opportunity Crime" },
        new("brottsoffer", Preventive, "Hemtjänst Sundby", Training, "Hemtjänsten uppmärksammar våld och bedrägerier mot äldre") { Reason = "Lagkrav", How = "Material och träff per arbetslag.", Method = "Frågor till arbetslagen före och efter", Sort = "Social Selective Ongoing Guardians Crime", TimePlan = "Höst", Mandate = "Socialtjänstlagen" },
        new("brottsoffer", Preventive, "Avdelningen individ och familj", Effort, "Stöd till våldsutsatta vuxna och barn") { Reason = "Lagkrav", How = "Teamet nås varje vardag.", Method = "Uppföljning efter avslutad insats, bara som antal", Sort = "Social Indicated Ongoing Guardians Crime", TimePlan = "Löpande", Mandate = "Socialtjänstlagen" },
        new("miljoer", Preventive, "Lokalpolisområde Sundby", Effort, "Synlig närvaro vid öppen narkotikaförsäljning") { Problem = "Öppen försäljning vid torget", Cause = "Platsen är lätt att nå och svår att överblicka", How = "Närvaro enligt utsättningen.", Method = "Iakttagelser per vecka mot normalt", Sort = "Situational Selective Ongoing Guardians CrimeAndSafety", TimePlan = "Hela året", Mandate = "Polislagen", Place = "sundby-torg" },
        new("miljoer", Developing, Field, Programme, "Väg ut: samtal och praktik efter avhopp") { Problem = "Få vägar ut för den som vill lämna", How = "Samarbete med en idéburen förening.", Sort = "Social Indicated Ongoing Propensity Crime", TimePlan = "Försök i ett år", Money = ("Sociala investeringar", 750_000, 150) },
        new("unga", Political, "Kansli", MeasureKind.Political, "Öppna nämndmöten ute i stadsdelarna fyra gånger per år") { Reason = "Nämndens uppdrag", How = "Lokal bokas ett kvartal i förväg.", Method = "Besökare per möte", Sort = "Social Universal Ongoing Guardians Participation", TimePlan = "Fyra gånger per år" },
        new("platser", Political, "Kansli", MeasureKind.Political, "Ställningstagande till medborgarbudget för trygga platser") { Reason = "Nämndens uppdrag", Sort = "Social Universal OneOff Guardians Participation", EndsInDays = 60 },
    ];
}
