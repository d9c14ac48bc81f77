using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Web.Tests.TestKit;

/// <summary>An account with a password and an authenticator, as a person would have it.</summary>
public sealed record TestAccount(Guid Id, string Email, string Password, string Key);

public static class TestAccounts
{
    public const string Password = "kanot lavendel turbin";

    public static async Task<TestAccount> MakeAccountAsync(
        this LyktaHost host, string email = "eva@exempel.se", bool withApp = true, params (string Slug, Role Role)[] memberships)
    {
        await using var services = host.Services.CreateAsyncScope();
        var accounts = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, CreatedAt = host.Clock.GetUtcNow() };
        Check(await accounts.CreateAsync(account, Password));
        var key = "";
        if (withApp)
        {
            Check(await accounts.ResetAuthenticatorKeyAsync(account));
            Check(await accounts.SetTwoFactorEnabledAsync(account, true));
            key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        }

        foreach (var (slug, role) in memberships)
            await host.JoinAsync(account.Id, slug, role);
        return new(account.Id, email, Password, key);
    }

    public static async Task JoinAsync(this LyktaHost host, Guid account, string slug, Role role) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(slug), async (unit, cancel) =>
        {
            var kansli = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Kansli", cancel);
            unit.Db.Add(Membership.Start(account, kansli.Id, role, "Prövare", unit.Now));
            return true;
        }, CancellationToken.None);

    public static string CodeOf(this LyktaHost host, TestAccount account) =>
        TotpProvider.CodeAt(account.Key, host.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    /// <summary>A browser drops cookies by the true clock: tests of cookies that outlive it need the program's clock there too.</summary>
    public static void MoveToTrueTime(this FakeClock clock) => clock.Move(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());

    /// <summary>Through the pages, as a person: password, then code.</summary>
    public static async Task<LyktaPage> SignInAsync(this LyktaHost host, LyktaClient client, TestAccount account, string? till = null)
    {
        var door = await client.GetAsync("/logga-in" + (till is null ? "" : "?till=" + Uri.EscapeDataString(till)));
        var second = await client.SignInFormAsync(door, account.Email, account.Password);
        var page = await client.GetAsync(second.Location!);
        return await client.SubmitAsync(page, ("Input.Code", host.CodeOf(account)));
    }

    public static Task<LyktaPage> SignInFormAsync(this LyktaClient client, LyktaPage door, string email, string password) =>
        client.SubmitFormAsync(door, "form[action='/logga-in']", ("Input.Email", email), ("Input.Password", password));

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
