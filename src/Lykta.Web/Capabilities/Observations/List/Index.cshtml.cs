using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>Iakttagelser, newest first.</summary>
[Needs(Permission.SeeObservations)]
public sealed class IndexModel(LyktaDbContext db) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Rows = await (
            from observation in db.Set<Observation>().NewestFirst().Take(50)
            join type in db.Set<EventType>() on observation.TypeId equals type.Id
            orderby observation.OccurredFrom descending, observation.Id descending
            select new Row(observation.Number, observation.OccurredFrom, english ? type.NameEn : type.NameSv, observation.Text))
            .ToListAsync(cancel);
    }

    public sealed record Row(int Number, DateTimeOffset At, string Type, string? Text);
}
