using Microsoft.AspNetCore.Mvc;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>The address of a list, map or file of observations, word for word; <see cref="ObservationFilter"/> is what it means.</summary>
public sealed class ListQuery
{
    [FromQuery(Name = "fran")]
    public string? From { get; set; }

    [FromQuery(Name = "till")]
    public string? To { get; set; }

    /// <summary><c>inatt</c>, <c>7</c> or <c>28</c>, as on the map.</summary>
    [FromQuery(Name = "tid")]
    public string? Span { get; set; }

    [FromQuery(Name = "dygn")]
    public string? PartOfDay { get; set; }

    [FromQuery(Name = "typ")]
    public string? Type { get; set; }

    [FromQuery(Name = "plats")]
    public string? Place { get; set; }

    [FromQuery(Name = "omrade")]
    public string? Area { get; set; }

    [FromQuery(Name = "lage")]
    public string? Status { get; set; }

    [FromQuery(Name = "radighet")]
    public string? Control { get; set; }

    [FromQuery(Name = "kalla")]
    public string? Source { get; set; }

    [FromQuery(Name = "delning")]
    public string? Sharing { get; set; }

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    /// <summary><c>vantar</c>: a wish that nobody has answered.</summary>
    [FromQuery(Name = "svar")]
    public string? Answer { get; set; }

    /// <summary><c>forsenad</c>: with somebody else for too long.</summary>
    [FromQuery(Name = "vidare")]
    public string? Forwarded { get; set; }

    [FromQuery(Name = "efter")]
    public string? After { get; set; }

    [FromQuery(Name = "fore")]
    public string? Before { get; set; }

    /// <summary><c>1</c>: many rows at once, for paper.</summary>
    [FromQuery(Name = "utskrift")]
    public string? Print { get; set; }
}
