using System.Globalization;
using System.Text;
using Lykta.Web.Seed;

namespace Lykta.Bench;

/// <summary>
/// Import of files through the page, from the press of the button until the job has ended, next to the database's own bulk loader:
/// the first file after the start, and the second, when the code is compiled and warm as a loader is.
/// </summary>
internal static class ImportBench
{
    private const int Rows = 10_000;
    private const string Page = "/" + DemoSeed.DistrictSlug + "/importera";

    public static async Task RunAsync(BenchPlace place, Server lykta, ResultTable table)
    {
        var visitor = await Visitor.SignedInAsync(lykta.Address, "samordnare");
        var took = new List<TimeSpan>();
        foreach (var mark in new[] { "A", "B" })
        {
            if (await ImportAsync(place, visitor, mark, table) is not { } one)
                return;
            took.Add(one);
        }

        var loaders = (await place.BulkLoadAsync(Rows)).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.By} {l.Took.TotalSeconds:F2} s, {took[1] / l.Took:F1} times"));
        table.Note(place.Database, place.Size, "import of 10 000 rows", string.Create(CultureInfo.InvariantCulture,
            $"{took[1].TotalSeconds:F2} s ({took[0].TotalSeconds:F2} s for the first file after the start); as many rows into a table with the same indexes: {string.Join("; ", loaders)}"));
    }

    private static async Task<TimeSpan?> ImportAsync(BenchPlace place, Visitor visitor, string mark, ResultTable table)
    {
        using var file = new MultipartFormDataContent();
        foreach (var (name, value) in await visitor.FieldsAsync(Page))
            file.Add(new StringContent(value), name);
        file.Add(new ByteArrayContent(File(mark)), "Input.File", "bench.csv");
        var (status, check) = await visitor.PostAsync(Page, file);
        if (check is null)
        {
            table.Skip(place.Database, place.Size, $"Import: the file was answered {(int)status}");
            return null;
        }

        var answers = await visitor.AnswersAsync(check);
        var pressed = DateTimeOffset.UtcNow;
        using var form = new FormUrlEncodedContent(answers);
        var (ordered, job) = await visitor.PostAsync(check + "?handler=Import", form);
        if (job is null)
        {
            table.Skip(place.Database, place.Size, $"Import: the order was answered {(int)ordered}");
            return null;
        }

        while ((await visitor.ReadAsync(job)).Contains("<progress", StringComparison.Ordinal))
            await Task.Delay(100);
        // As the job has noted it: one who looks often slows down what he looks at.
        return await place.LastJobEndedAtAsync() - pressed;
    }

    private static byte[] File(string mark)
    {
        var text = new StringBuilder("Nr;Typ;Datum;Tid;Plats;Beskrivning\r\n");
        for (var i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{mark}{i};Trasig belysning;2026-10-{(i % 28) + 1:00};{i % 24:00}:{i % 60:00};Björkparken;Lampan vid gångvägen är släckt\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
