using System.Globalization;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>The form of a definition.</summary>
public sealed record IndicatorInput
{
    public string? Name { get; init; }
    public string? Meaning { get; init; }
    public string? Unit { get; init; }
    public string? Source { get; init; }
    public string? Computation { get; init; }
    public string? BaseMeaning { get; init; }
    public IndicatorKind Kind { get; init; } = IndicatorKind.Share;
    public IndicatorDirection Direction { get; init; } = IndicatorDirection.None;
    public IndicatorEvidence Evidence { get; init; } = IndicatorEvidence.Measured;
    public PeriodKind Period { get; init; } = PeriodKind.Year;
    public bool IsAboutPeople { get; init; } = true;
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public bool IsAccepted { get; init; }

    public static IndicatorInput Of(IndicatorDefinition d) => new()
    {
        Name = d.Name,
        Meaning = d.Meaning,
        Unit = d.Unit,
        Source = d.Source,
        Computation = d.Computation,
        BaseMeaning = d.BaseMeaning,
        Kind = d.Kind,
        Direction = d.Direction,
        Evidence = d.Evidence,
        Period = d.Period,
        IsAboutPeople = d.IsAboutPeople,
    };

    /// <summary>Null when something is wrong; the wall has it.</summary>
    public async Task<IndicatorForm?> ReadAsync(CityWall wall, CancellationToken cancel)
    {
        var name = await NeededAsync(Name, nameof(Name), 200);
        var meaning = await NeededAsync(Meaning, nameof(Meaning), 2000);
        var unit = await NeededAsync(Unit, nameof(Unit), 60);
        var source = await NeededAsync(Source, nameof(Source), 300);
        var computation = await NeededAsync(Computation, nameof(Computation), 2000);
        var baseMeaning = await NeededAsync(BaseMeaning, nameof(BaseMeaning), 300);
        if (ValidFrom is null || ValidFrom.Value.Year is < 2000 or > 2100)
            wall.Refuse("Indicators.Error.ValidFrom", "Input.ValidFrom");
        if (!Enum.IsDefined(Kind) || !Enum.IsDefined(Direction) || !Enum.IsDefined(Evidence) || !Enum.IsDefined(Period))
            wall.Refuse("City.Error.Needed", "Input.Kind");
        return wall.Errors.Count > 0 ? null : new IndicatorForm(name!.Value, meaning!.Value, unit!.Value, source!.Value, computation!.Value, baseMeaning!.Value)
        {
            Kind = Kind,
            Direction = Direction,
            Evidence = Evidence,
            Period = Period,
            IsAboutPeople = IsAboutPeople,
            ValidFrom = ValidFrom!.Value,
            ValidTo = ValidTo,
        };

        Task<ScreenedText?> NeededAsync(string? text, string field, int longest) => wall.NeededAsync(new(text, $"Input.{field}", longest, IsAccepted), cancel);
    }
}

/// <summary>The form of a value: figures as people write them, or why there are none.</summary>
public sealed record FigureInput
{
    public string? Value { get; init; }
    public string? Base { get; init; }
    public string? WhyNot { get; init; }
    public string? Note { get; init; }
    public bool IsAccepted { get; init; }

    public static FigureInput Of(IndicatorValue? entered) => entered is null ? new() : new()
    {
        Value = entered.Value?.ToString("0.######", CultureInfo.CurrentCulture),
        Base = entered.Base?.ToString(CultureInfo.InvariantCulture),
        WhyNot = entered.WhyNot,
        Note = entered.Note,
    };

    public async Task<IndicatorFigures?> ReadAsync(CityWall wall, IndicatorDefinition under, CancellationToken cancel)
    {
        var whyNot = await wall.PassAsync(new(WhyNot, "Input.WhyNot", 500, IsAccepted), cancel);
        var note = await wall.PassAsync(new(Note, "Input.Note", 500, IsAccepted), cancel);
        var value = ReadValue(wall, under);
        var answers = ReadBase(wall);
        if (value is not null && !string.IsNullOrWhiteSpace(WhyNot))
            wall.Refuse("Indicators.Error.Both", "Input.WhyNot");
        if (string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(WhyNot))
            wall.Refuse("Indicators.Error.Neither", "Input.Value");
        if (value is not null && answers is null && under.NeedsBase && string.IsNullOrWhiteSpace(Base))
            wall.Refuse("Indicators.Error.Base", "Input.Base");
        return wall.Errors.Count > 0 ? null : new(value, value is null ? null : answers, whyNot, note);
    }

    private double? ReadValue(CityWall wall, IndicatorDefinition under)
    {
        if (string.IsNullOrWhiteSpace(Value))
            return null;
        if (!Platform.Files.SwedishNumbers.TryDecimal(Value, out var number) || Math.Abs(number) > 1_000_000_000)
            wall.Refuse("Indicators.Error.Number", "Input.Value");
        else if (under.Kind == IndicatorKind.Share && number is < 0 or > 100)
            wall.Refuse("Indicators.Error.Share", "Input.Value");
        else if (under.Kind == IndicatorKind.Count && (number < 0 || number != decimal.Truncate(number)))
            wall.Refuse("Indicators.Error.Count", "Input.Value");
        return (double)number;
    }

    private int? ReadBase(CityWall wall)
    {
        if (string.IsNullOrWhiteSpace(Base))
            return null;
        if (Platform.Files.SwedishNumbers.TryInteger(Base, out var number) && number is > 0 and <= 10_000_000)
            return (int)number;
        wall.Refuse("Indicators.Error.BaseNumber", "Input.Base");
        return null;
    }
}
