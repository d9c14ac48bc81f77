using Lykta.Web.Documents.Templates;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.DocumentTemplates;

/// <summary>A template that may be kept.</summary>
public sealed record ReadTemplate(ScreenedText FileName, byte[] Content, TemplateReading Reading);

/// <summary>Takes in an office's template: inspected, read, looked at by the wall and filled once before it is kept.</summary>
public sealed class TemplateIntake(TextWall wall, LyktaScope scope, Texts texts, TimeProvider time)
{
    // A letterhead has the office's own address, phone and mail.
    private static readonly HashSet<FindingKind> Letterhead = [FindingKind.Email];

    public async Task<Result<ReadTemplate>> TakeAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is not { Length: > 0 })
            return TemplateErrors.NoFile;
        var name = await wall.PassAsync(new(Path.GetFileName(file.FileName), "Upload", "template") { Kind = FieldKind.FileName, MaxLength = 160 }, cancel);
        if (!name.IsOk || name.Value is not { } screened)
            return new Error("Import.File.Name", "Upload");
        using var held = new MemoryStream();
        await file.CopyToAsync(held, cancel);
        if (WordInspection.WhyNot(held) is { } refused)
            return refused with { Field = "Upload" };
        var content = held.ToArray();
        var reading = TemplateReading.Of(content);
        if (!reading.IsOk)
            return reading.Errors[0] with { Field = "Upload" };
        if (reading.Value.Stops is { Count: > 0 } stops)
            return stops.Select(s => s with { Field = "Upload" }).ToList();
        var words = WordWords.Of(content);
        if (WordWords.AreTooMany(words))
            return WordErrors.Inflates with { Field = "Upload" };
        if (await PersonalAsync(words, cancel) is { } personal)
            return personal;
        return CanBeFilled(content) ? new ReadTemplate(screened, content, reading.Value) : TemplateErrors.Unread;
    }

    public byte[] Sample(byte[] content) => TemplateFiller.Fill(content, SampleValues.Make(scope.Partnership!.Name, scope.Partnership.Name, time.Today(), texts));

    private async Task<Error?> PersonalAsync(IReadOnlyList<string> words, CancellationToken cancel)
    {
        var context = await wall.ContextAsync(FieldKind.FreeText, cancel);
        foreach (var line in words.Distinct(StringComparer.Ordinal))
        {
            var result = TextScreening.Screen(line, context);
            if (result.Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Stop && !Letterhead.Contains(f.Kind)) is not { Length: > 0 } found)
                continue;
            await wall.CountAsync(result, "template", cancel);
            return new Error($"Privacy.Finding.{found.Kind}", "Upload", found.Severity);
        }

        return null;
    }

    // Whatever a strange file makes the SDK throw, it is the file that is strange.
    private bool CanBeFilled(byte[] content)
    {
        try
        {
            return TemplateReading.Of(Sample(content)) is { IsOk: true, Value.Found.Count: 0 };
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or NullReferenceException or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException or System.Xml.XmlException)
        {
            return false;
        }
    }
}
