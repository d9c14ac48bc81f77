using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.City;

public enum ReportTo
{
    /// <summary>Lokal styrgrupp.</summary>
    LocalSteering = 1,

    /// <summary>Stadsövergripande beredningsgrupp: the parent partnership reads it.</summary>
    CityPreparation,
}

/// <summary>Rapport: what a district has released of a round, dated and never changed. The city sees this and nothing else of the district.</summary>
public sealed class DistrictReport : IReleasedUp
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private DistrictReport() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ReportTo To { get; private init; }
    public int Year { get; private init; }

    /// <summary>Of a strategy's round: it stands beside the plan's and never in place of it.</summary>
    public bool IsStrategy { get; private init; }
    public DateOnly ReportedOn { get; private init; }
    public DateTimeOffset ReportedAt { get; private init; }
    public MembershipId? ReportedBy { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>The report as JSON.</summary>
    public string Content { get; private init; } = "";

    /// <summary>SHA-256 of it, in hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    public static DistrictReport Of(PartnershipId owner, ReportTo to, ReportContent content, DateOnly on, MembershipId? by, DateTimeOffset now)
    {
        var json = JsonSerializer.Serialize(content, Options);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            PartnershipId = owner,
            To = to,
            Year = content.Year,
            IsStrategy = content.IsStrategy,
            ReportedOn = on,
            ReportedAt = now,
            ReportedBy = by,
            Title = content.RoundTitle,
            Content = json,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
        };
    }

    public ReportContent Read() => JsonSerializer.Deserialize<ReportContent>(Content, Options)!;
}

/// <summary>What is released: per priority area how many measures, how they go, and what the units have sent in.</summary>
public sealed record ReportContent(string District, int Year, string RoundTitle, string PlanTitle, int PlanVersion, IReadOnlyList<ReportArea> Areas)
{
    public IReadOnlyList<ProgrammeLine> Programmes { get; init; } = [];

    /// <summary>The areas are the strategy's own headings, and the measures its points.</summary>
    public bool IsStrategy { get; init; }

    /// <summary>From when the list of priority areas that it was written under is valid.</summary>
    public DateOnly? AreasFrom { get; init; }

    /// <summary>Rows of units that have not sent in: counted, never told.</summary>
    public int NotSentIn { get; init; }
}

public sealed record ReportArea(string Code, string Name, int Measures, IlsVerdict Verdict, IReadOnlyList<ReportSentence> Sentences);

/// <summary>One sentence and the measure that it is about.</summary>
public sealed record ReportSentence(string Measure, string Text);

/// <summary>Stadens sammanställning: sentences of the districts' reports, each with its source, sent back to the districts.</summary>
public sealed class CityCompilation : IReleasedDown
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private CityCompilation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Year { get; private init; }
    public DateOnly SentOn { get; private init; }
    public DateTimeOffset SentAt { get; private init; }
    public MembershipId? SentBy { get; private init; }
    public string Content { get; private init; } = "";
    public string Hash { get; private init; } = "";

    public static CityCompilation Send(PartnershipId city, CompilationContent content, DateOnly on, MembershipId? by, DateTimeOffset now)
    {
        var json = JsonSerializer.Serialize(content, Options);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            PartnershipId = city,
            Year = content.Year,
            SentOn = on,
            SentAt = now,
            SentBy = by,
            Content = json,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
        };
    }

    public CompilationContent Read() => JsonSerializer.Deserialize<CompilationContent>(Content, Options)!;
}

/// <summary>All districts are named: those whose words are here, and those that are missing.</summary>
public sealed record CompilationContent(string City, int Year, IReadOnlyList<string> Districts, IReadOnlyList<string> Missing, IReadOnlyList<CompiledArea> Areas)
{
    /// <summary>Headings of the strategies that districts have reported, each with its strategy's name; not carried on into the city's plan.</summary>
    public IReadOnlyList<CompiledArea> Strategies { get; init; } = [];

    /// <summary>Beside strategies it is said that the plan's report is what is missing.</summary>
    [JsonIgnore]
    public string MissingKey => Strategies.Count == 0 ? "City.Compile.Missing" : "City.Compile.MissingPlan";

    /// <summary>The common indicators of the year; none in those that were sent before there were any.</summary>
    public IReadOnlyList<CompiledIndicator> Indicators { get; init; } = [];
}

/// <summary>An indicator in one period: its definition, each district's figure as it may be told, and who is missing.</summary>
public sealed record CompiledIndicator(string Name, string Period, int Definition, string Meaning, string Source, string Evidence, IReadOnlyList<CompiledFigure> Figures, IReadOnlyList<string> Missing);

public sealed record CompiledFigure(string District, string Text, DateOnly ReleasedOn);

public sealed record CompiledArea(string Code, string Name, IReadOnlyList<CompiledSentence> Sentences);

/// <summary>A sentence with its source: the district's report and the measure in it.</summary>
public sealed record CompiledSentence(string District, Guid Report, DateOnly ReportedOn, string Measure, string Text)
{
    public string Key => $"{Report:N}-{Measure}";
}

public sealed class CityConfiguration : IEntityTypeConfiguration<DistrictReport>, IEntityTypeConfiguration<CityCompilation>
{
    public void Configure(EntityTypeBuilder<DistrictReport> builder)
    {
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.Hash).HasMaxLength(64);
        builder.HasIndex(r => new { r.PartnershipId, r.To, r.Year });
    }

    public void Configure(EntityTypeBuilder<CityCompilation> builder)
    {
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasIndex(c => new { c.PartnershipId, c.Year });
    }
}
