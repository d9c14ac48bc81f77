using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.TagHelpers;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Capabilities.Shared;

public sealed class PartsTests
{
    [Fact]
    public void FieldState_ValueRefused_KeepsWhatWasTyped()
    {
        var context = Context();
        context.ModelState.SetModelValue("Input.Count", "tolv", "tolv");
        context.ModelState.AddModelError("Input.Count", "Skriv ett tal.");

        var state = FieldState.Of(Expression("Input.Count", 3), context);

        state.Value.ShouldBe("tolv");
        state.Error.ShouldBe("Skriv ett tal.");
        state.DescribedBy(hasHint: true, hasStored: false).ShouldBe("Input_Count-hint Input_Count-error");
    }

    [Fact]
    public void FieldState_Day_IsWrittenAsTheDateInputWantsIt() =>
        FieldState.Of(Expression("Input.Day", new DateOnly(2026, 3, 9)), Context()).Value.ShouldBe("2026-03-09");

    [Fact]
    public async Task Field_WithError_TiesHintAndErrorToTheControl()
    {
        var context = Context();
        context.ModelState.AddModelError("Input.Place", "Skriv var det är.");
        var field = new FieldTagHelper(new Texts()) { For = Expression("Input.Place", "Torget"), Label = "Plats", Hint = "Namnet", ViewContext = context };

        var html = await Render(field, "field");

        html.ShouldContain("<label class=\"ds-label\" for=\"Input_Place\">Plats</label>");
        html.ShouldContain("aria-describedby=\"Input_Place-hint Input_Place-error\"");
        html.ShouldContain("aria-invalid=\"true\"");
        html.ShouldContain("value=\"Torget\"");
    }

    [Fact]
    public async Task ErrorSummary_NoErrors_WritesNothing() =>
        (await Render(new ErrorSummaryTagHelper(new Texts()) { ViewContext = Context() }, "error-summary")).ShouldBeEmpty();

    [Fact]
    public async Task ErrorSummary_Errors_LinkToTheirFields()
    {
        var context = Context();
        context.ModelState.AddModelError("Input.Place", "Skriv var det är.");

        var html = await Render(new ErrorSummaryTagHelper(new Texts()) { ViewContext = context }, "error-summary");

        html.ShouldContain("<a href=\"#Input_Place\">");
        html.ShouldContain("tabindex=\"-1\"");
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(4, 12, "1 2 3 4 5 … 12")]
    public void Pager_Shown_FirstLastAndNeighbours(int page, int pages, string expected) =>
        string.Join(' ', PagerTagHelper.Shown(page, pages).Select(n => n?.ToString() ?? "…")).ShouldBe(expected);

    [Fact]
    public void ExportLinks_KeepTheFilterAndDropThePage()
    {
        var context = new DefaultHttpContext { Request = { Path = "/sodermalm/atgarder", QueryString = new("?typ=belysning&sida=3&tom=") } };

        QueryLinks.WithSuffix(context.Request, "csv", "sida").ShouldBe("/sodermalm/atgarder.csv?typ=belysning");
    }

    [Fact]
    public void Shell_NavItemsThatAreNotThereYet_AreNotShown()
    {
        var shell = new Shell { Nav = [new("A", "/a", "home"), new("B", "/b", "home") { IsVisible = false }, new("C", "/c", "home") { IsPrimary = false }] };

        shell.Primary.Select(n => n.TextKey).ShouldBe(["A"]);
        shell.MoreOnPhone.Select(n => n.TextKey).ShouldBe(["C"]);
    }

    [Fact]
    public void Icon_Unknown_SaysHowToAddIt() =>
        Should.Throw<InvalidOperationException>(() => IconSprite.Svg("finns-inte")).Message.ShouldContain("icons.txt");

    private static ViewContext Context() => new() { HttpContext = new DefaultHttpContext(), ViewData = new(new EmptyModelMetadataProvider(), new ModelStateDictionary()) };

    private static ModelExpression Expression(string name, object? value)
    {
        var metadata = new EmptyModelMetadataProvider();
        return new(name, new(metadata, metadata.GetMetadataForType(value?.GetType() ?? typeof(string)), value));
    }

    private static async Task<string> Render(TagHelper helper, string tag)
    {
        var output = new TagHelperOutput(tag, [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new([], new Dictionary<object, object>(), "x"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
