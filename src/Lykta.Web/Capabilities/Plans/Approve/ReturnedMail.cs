using Lykta.Web.Data;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>To those who asked for a plan to be approved: that a step has sent it back. Which plan, which function and which day; why is read on the page.</summary>
public sealed class ReturnedMail : IMailKind
{
    public const string Kind = "mail.planReturned";

    public string Name => Kind;

    /// <summary>Nothing when the step has been done since, or the chain is another.</summary>
    public async Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel)
    {
        if (about.RecipientId is not { } member || await about.Db.MemberAsync(member, cancel) is not { } to
            || await about.Db.Set<ApprovalStep>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == about.SubjectId, cancel) is not { ReturnedAt: { } at } step)
            return null;
        var plan = await about.Db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == step.PlanId, cancel);
        return new(to, new("Mail.PlanReturned.Subject", MailWord.Screened(plan.Title)),
            new("Mail.PlanReturned.Text", MailWord.Screened(plan.Title), MailWord.Title(step.Function), MailWord.Of(Stockholm.DayOf(at)), MailWord.Of(about.Partnership)),
            new("Mail.PlanReturned.Next"))
        {
            Link = new("Mail.PlanReturned.Link", $"/{about.Partnership.Slug}/atgardsplan/{plan.Number}/godkannande"),
        };
    }
}
