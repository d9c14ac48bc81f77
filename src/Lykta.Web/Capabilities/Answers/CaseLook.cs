using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.Answers;

public static class CaseLook
{
    /// <summary>The answer with the look of the template in use, or of the one that was when it was dispatched.</summary>
    public static async Task<OfficeDocument> OfCaseAsync(
        this OfficeTemplates templates, WholeCase whole, CaseContent content, (string Unit, string Authority) who, DateOnly on, Texts texts, CancellationToken cancel)
    {
        var number = whole.Case.IsDispatched ? whole.Case.TemplateNumber : await templates.NumberInUseAsync(cancel);
        return await templates.MakeAsync(AnswerDocument.Make(content, who.Unit, on, texts), AnswerDocument.Values(content, who, on, texts), number, cancel);
    }
}
