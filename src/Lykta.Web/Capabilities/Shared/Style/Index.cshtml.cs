using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Shared.Style;

/// <summary>Every shared part in its states, with made-up places and figures. Development only.</summary>
[Platform.Auth.OpenToAll("Shown in development only; everything in it is made up.")]
public sealed class IndexModel(ShellContext shell) : PageModel
{
    [BindProperty]
    public Sample Input { get; set; } = new();

    public static IEnumerable<SelectListItem> Kinds =>
    [
        new("Välj typ", ""), new("Ungdomssamling", "ungdomssamling"), new("Trasig belysning", "belysning"), new("Skadegörelse", "skadegorelse"),
    ];

    public static IEnumerable<SelectListItem> Levels =>
    [
        new("Bara min organisation", "organisation"), new("Utsättning", "briefing") { Group = new() { Name = "Syns för dem som är ute i kväll." } }, new("Samverkan", "partnership"),
    ];

    public void OnGet() => shell.Current = SampleShell.At("/_stil");

    public IActionResult OnPost()
    {
        shell.Current = SampleShell.At("/_stil");
        return Page();
    }

    public sealed class Sample
    {
        [Required(ErrorMessage = "Skriv var det är.")]
        public string? Place { get; set; } = "Högdalens centrum";

        [Required(ErrorMessage = "Välj vad du har sett.")]
        public string? Kind { get; set; }

        public string? Description { get; set; }

        public DateOnly? SeenOn { get; set; } = new(2026, 11, 20);

        [Range(1, 500, ErrorMessage = "Antalet ska vara mellan 1 och 500.")]
        public int? Count { get; set; }

        [Required(ErrorMessage = "Välj vem som får se uppgiften.")]
        public string? Level { get; set; }

        public bool IsOngoing { get; set; }
    }
}
