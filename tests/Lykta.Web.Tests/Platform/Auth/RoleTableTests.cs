using System.Text;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Auth;

public sealed class RoleTableTests
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "docs", "roles.md");

    /// <summary>With LYKTA_WRITE=1 the table is written anew; then it is read and committed like code.</summary>
    [Fact]
    public async Task RolePermissions_Table_IsTheDocumentedOne()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("LYKTA_WRITE") == "1")
            await System.IO.File.WriteAllTextAsync(File, table);
        (await System.IO.File.ReadAllTextAsync(File)).ShouldBe(table);
    }

    private static string Table()
    {
        var roles = Enum.GetValues<Role>();
        var text = new StringBuilder("# Who may what\n\nOne table, from `RolePermissions`; a test compares. ● means may. Whose rows one sees is the sharing gate's matter, not this table's.\n\n");
        text.Append("| |").AppendJoin('|', roles.Select(r => $" {r} ")).Append("|\n|---|").Insert(text.Length, ":-:|", roles.Length).Append('\n');
        foreach (var permission in Enum.GetValues<Permission>())
            text.Append($"| {permission} |").AppendJoin('|', roles.Select(r => RolePermissions.Has(r, permission) ? " ● " : "  ")).Append("|\n");
        text.Append("\n## What of others' rows a role sees from\n\n| Role | Innermost ring of others | Own organisation and branch |\n|---|---|---|\n");
        foreach (var role in roles)
            text.Append($"| {role} | {Ring(role)} | {(RolePermissions.SeesOwnOrganisation(role) ? "yes" : "no")} |\n");
        text.Append("\n## What a kind of organisation reads at most\n\nThe briefing's ring is for those whose version of a sheet holds it. Whatever the role, a viewer sees from the outer of the two rings; the coordinator is the exception. One rule, `CategoryRings`, for the list, the map, the counts and the offer of a near duplicate.\n\n| Kind of organisation | With an account | A shared phone |\n|---|---|---|\n");
        foreach (var category in Enum.GetValues<OrganisationCategory>())
            text.Append($"| {category} | {CategoryRings.Of(category, hasAccount: true)} | {CategoryRings.Of(category, hasAccount: false)} |\n");
        return text.ToString();
    }

    private static string Ring(Role role) => RolePermissions.SeesFrom(role) is var ring && Enum.IsDefined(ring) ? ring.ToString() : "none";
}
