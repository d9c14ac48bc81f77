using System.Buffers.Text;
using System.Text;
using System.Threading.Channels;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Identity;

namespace Lykta.Web.Capabilities.SignIn;

/// <summary>
/// Glömt lösenord: the request is taken the same way whether the address has an account or not, and looked into beside it.
/// The link lasts an hour, works once, and opens no session: the second step is still asked for.
/// </summary>
public sealed class PasswordResets(
    IServiceScopeFactory scopes, LyktaStore store, PartnershipDirectory partnerships, WriteQueue writes, MailDesk desk, ILogger<PasswordResets> log) : BackgroundService
{
    private const int MostWaiting = 500;
    private readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string email) => asked.Writer.TryWrite(email);

    public static string Pack(Guid account, string token) => $"{account:N}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(token))}";

    /// <summary>Null when it is not what <see cref="Pack"/> writes.</summary>
    public static string? Unpack(string packed)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(packed));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var email in asked.Reader.ReadAllAsync(stoppingToken))
                await TryAsync(email, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryAsync(string email, CancellationToken cancel)
    {
        try
        {
            await OrderAsync(email, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "A link for a new password could not be ordered");
        }
    }

    private async Task OrderAsync(string email, CancellationToken cancel)
    {
        await using var services = scopes.CreateAsyncScope();
        if (await services.ServiceProvider.GetRequiredService<GuessBrake>().TakeAsync("reset", email.ToUpperInvariant(), cancel) is not null)
            return;
        var accounts = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByEmailAsync(email) is not { PasswordHash: not null, IsDisabled: false } account)
            return;
        var mine = await Platform.Web.MyPartnerships.ReadAsync(store, account.Id, cancel);
        if ((await partnerships.AllAsync(cancel)).FirstOrDefault(p => mine.Contains(p.Id)) is not { } partnership)
            return;
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        await writes.RunAsync(LyktaScope.ForSystem(partnership), (unit, _) =>
        {
            desk.Order(unit, PasswordResetMail.Kind, account.Id, secret: Pack(account.Id, token));
            unit.Audit("signin.reset-asked", nameof(Account), account.Id);
            return Task.FromResult(true);
        }, cancel);
    }
}
