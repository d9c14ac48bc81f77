using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Edit;

/// <summary>A form that may be saved.</summary>
public sealed record CheckedPlace(ScreenedText Name, PlaceKind Kind, OrganisationId? Owner, PlacePosition Position);

/// <summary>The form shared by adding and editing: its choices, and its check before anything is saved.</summary>
public sealed class PlaceForm(LyktaDbContext db, TextWall wall, AreaLookup areas, Texts texts, TimeProvider time)
{
    private const int LongestName = 120;

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancel)
    {
        Kinds = [new(texts["Places.Choose"], ""), .. Enum.GetValues<PlaceKind>().Select(k => new SelectListItem(texts[k.TextKey()], k.Code()))];
        var owners = await db.Set<Organisation>().Where(o => o.ClosedAt == null).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        Owners = [new(texts["Places.Unknown"], ""), .. owners.OrderBy(o => o.Name, SwedishFolding.Order).Select(o => new SelectListItem(o.Name, o.Id.Value.ToString("N")))];
    }

    public async Task<Result<CheckedPlace>> CheckAsync(PlaceInput input, CancellationToken cancel)
    {
        var (kind, shape) = (input.ReadKind(), input.ReadShape());
        List<Error> errors = [.. kind.Errors, .. shape.Errors];
        var name = await wall.PassAsync(new(input.Name, "Input.Name", "place") { MaxLength = LongestName, IsCode = input.IsPlaceName }, cancel);
        errors.AddRange(name.Errors);
        if (name.IsOk && (name.Value is not { } given || given.IsEmpty))
            errors.Add(new("Places.Error.Name", "Input.Name"));
        if (input.OwnerId is null && !string.IsNullOrEmpty(input.Owner))
            errors.Add(new("Places.Error.Owner", "Input.Owner"));
        if (input.OwnerId is { } owner && !await db.Set<Organisation>().AnyAsync(o => o.Id == owner, cancel))
            errors.Add(new("Places.Error.Owner", "Input.Owner"));
        if (errors.Count > 0)
            return errors;
        var mark = Shapes.MarkOf(shape.Value);
        var area = await areas.FindAsync(mark.X, mark.Y, time.Today(), cancel);
        return new CheckedPlace(name.Value!.Value, kind.Value, input.OwnerId, new(Wkb.Write(shape.Value), Math.Round(mark.X, 6), Math.Round(mark.Y, 6), area));
    }
}
