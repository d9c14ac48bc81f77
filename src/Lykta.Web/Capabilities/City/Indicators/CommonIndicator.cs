using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>What the figure is.</summary>
public enum IndicatorKind
{
    /// <summary>Per cent of a base.</summary>
    Share = 1, Count, Mean,
}

/// <summary>Which way is better.</summary>
public enum IndicatorDirection
{
    None = 1, Up, Down,
}

/// <summary>What people say that they feel is never told as a measured effect.</summary>
public enum IndicatorEvidence
{
    Perceived = 1, Measured,
}

/// <summary>Gemensam indikator: the city's own, the same in every district. Its definitions are rows of their own.</summary>
public sealed class CommonIndicator : IReleasedDown, IVersioned
{
    private CommonIndicator() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }

    /// <summary>Number of the latest definition.</summary>
    public int LatestDefinition { get; private set; }
    public int Version { get; private set; }

    public static CommonIndicator Begin(PartnershipId city, int number) => new() { Id = Guid.CreateVersion7(), PartnershipId = city, Number = number };

    /// <summary>A changed definition never overwrites: it is a new one from its day, and the series shows the break.</summary>
    public Result<IndicatorDefinition> Define(IndicatorDefinition? latest, IndicatorForm form, DateTimeOffset now)
    {
        if (form.ValidTo < form.ValidFrom)
            return new Error("Indicators.Error.EndsBefore", "Input.ValidTo");
        if (latest is not null && form.ValidFrom <= latest.ValidFrom)
            return new Error("Indicators.Error.NotLater", "Input.ValidFrom", latest.ValidFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return IndicatorDefinition.Of(this, ++LatestDefinition, form, now);
    }
}

/// <summary>What the form says of a definition.</summary>
public sealed record IndicatorForm(ScreenedText Name, ScreenedText Meaning, ScreenedText Unit, ScreenedText Source, ScreenedText Computation, ScreenedText BaseMeaning)
{
    public required IndicatorKind Kind { get; init; }
    public required IndicatorDirection Direction { get; init; }
    public required IndicatorEvidence Evidence { get; init; }
    public required PeriodKind Period { get; init; }
    public required bool IsAboutPeople { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

/// <summary>Indikatordefinition: one version of what is measured and how; never changed, only followed by the next.</summary>
public sealed class IndicatorDefinition : IReleasedDown
{
    private IndicatorDefinition() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid IndicatorId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private init; } = "";
    public string Meaning { get; private init; } = "";
    public string Unit { get; private init; } = "";
    public string Source { get; private init; } = "";
    public string Computation { get; private init; } = "";

    /// <summary>What the base is: persons who answered, measures that were due.</summary>
    public string BaseMeaning { get; private init; } = "";
    public IndicatorKind Kind { get; private init; }
    public IndicatorDirection Direction { get; private init; }
    public IndicatorEvidence Evidence { get; private init; }
    public PeriodKind Period { get; private init; }

    /// <summary>Then small figures are not told.</summary>
    public bool IsAboutPeople { get; private init; }
    public DateOnly ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private set; }
    public DateTimeOffset DefinedAt { get; private init; }

    /// <summary>A share says nothing without its base, and a mean of a few tells of each.</summary>
    public bool NeedsBase => Kind == IndicatorKind.Share || (Kind == IndicatorKind.Mean && IsAboutPeople);

    /// <summary>It is not measured after that day.</summary>
    public bool EndOn(DateOnly day)
    {
        if (day < ValidFrom)
            return false;
        ValidTo = day;
        return true;
    }

    public static IndicatorDefinition Of(CommonIndicator indicator, int number, IndicatorForm form, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartnershipId = indicator.PartnershipId,
        IndicatorId = indicator.Id,
        Number = number,
        Name = form.Name.Value,
        Meaning = form.Meaning.Value,
        Unit = form.Unit.Value,
        Source = form.Source.Value,
        Computation = form.Computation.Value,
        BaseMeaning = form.BaseMeaning.Value,
        Kind = form.Kind,
        Direction = form.Direction,
        Evidence = form.Evidence,
        Period = form.Period,
        IsAboutPeople = form.IsAboutPeople,
        ValidFrom = form.ValidFrom,
        ValidTo = form.ValidTo,
        DefinedAt = now,
    };
}
