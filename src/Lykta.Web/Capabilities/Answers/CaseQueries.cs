using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers;

/// <summary>A case with all that hangs on it.</summary>
public sealed record WholeCase(
    AnswerCase Case, IReadOnlyList<CaseSubmitter> Submitters, IReadOnlyList<CaseQuestion> Questions, IReadOnlyList<CaseConsultation> Consultations,
    IReadOnlyList<CaseRecipient> Recipients, IReadOnlyList<CaseAttachment> Attachments, IReadOnlyList<CaseSignOff> SignOffs)
{
    /// <summary>What stops the dispatch, as text keys with a number; nothing when it may go.</summary>
    public IReadOnlyList<(string Key, int Count)> Stops =>
    [
        .. new[]
        {
            ("Questions", Questions.Count(q => !q.IsSignedOff)), ("Attachments", Attachments.Count(a => a.TickedAt is null)),
            ("Bodies", Consultations.Count(c => c.TickedAt is null)), ("Recipients", Recipients.Count(r => r.TickedAt is null)),
            ("NoBodies", Consultations.Count == 0 ? 1 : 0), ("NoRecipients", Recipients.Count == 0 ? 1 : 0),
            ("NoDiary", Case.OwnDiary is null ? 1 : 0), ("NoSignOff", SignOffs.Count == 0 ? 1 : 0),
        }.Where(s => s.Item2 > 0),
    ];
}

public static class CaseQueries
{
    public static async Task<WholeCase?> CaseAsync(this LyktaDbContext db, int number, CancellationToken cancel)
    {
        var found = await db.Set<AnswerCase>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (found is null)
            return null;
        var id = found.Id;
        return new(
            found,
            await db.Set<CaseSubmitter>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Order).ToListAsync(cancel),
            await db.Set<CaseQuestion>().AsNoTracking().Where(q => q.CaseId == id).OrderBy(q => q.Order).ToListAsync(cancel),
            await db.Set<CaseConsultation>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.HeldOn).ToListAsync(cancel),
            await db.Set<CaseRecipient>().AsNoTracking().Where(r => r.CaseId == id).OrderBy(r => r.Name).ToListAsync(cancel),
            await db.Set<CaseAttachment>().AsNoTracking().Where(a => a.CaseId == id).OrderBy(a => a.Order).ToListAsync(cancel),
            await db.Set<CaseSignOff>().AsNoTracking().Where(s => s.CaseId == id).ToListAsync(cancel));
    }

    /// <summary>As it stands: live from the register, or as it was frozen.</summary>
    public static async Task<CaseContent> ContentAsync(this LyktaDbContext db, WholeCase whole, Viewer viewer, DateOnly today, Texts texts, CancellationToken cancel)
    {
        if (whole.Case.Frozen is { } frozen)
            return CaseContent.Read(frozen);
        var register = await Register.ReadAsync(db, viewer, today, texts, cancel);
        var units = (await db.UnitsAsync(cancel)).ToDictionary(u => u.Id, u => u.Name);
        var c = whole.Case;
        return new(c.Kind, c.Title, c.OwnDiary, c.TheirDiary, c.Sender, [.. whole.Submitters.Select(s => new ContentSubmitter(s.Name, s.Role))],
            c.ReceivedOn, c.DueOn, c.BoardOn, c.UnionOn, c.CouncilOn)
        {
            Proposal = c.Proposal,
            Summary = c.Summary,
            Background = c.Background,
            Preparation = c.Preparation,
            Views = c.Views,
            Questions = [.. whole.Questions.Select(q => new ContentQuestion(
                q.Order, q.Text, q.OwnerId is { } owner ? units.GetValueOrDefault(owner) ?? "" : "", q.Answer, q.Filter is { } filter ? register?.List(filter) : null))],
            Appendix = register?.List(c.AppendixFilter) ?? ContentList.Empty,
            Consultations = [.. whole.Consultations.Select(x => new ContentConsultation(x.Body, x.HeldOn, x.Input, x.Note))],
            Recipients = [.. whole.Recipients.Select(r => r.Name)],
            Attachments = [.. whole.Attachments.Select(a => a.Title)],
            SignedOff = [.. whole.SignOffs.Select(s => new ContentSignature(s.FunctionTitle, s.At))],
        };
    }
}
