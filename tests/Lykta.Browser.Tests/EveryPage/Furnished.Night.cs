using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>The night patrols: a Friday one can sign up for, and the same evening when they are out.</summary>
internal static partial class Furnished
{
    private const string Shift = "{partnership}/nattvandring/pass/{id:guid}";
    private const string SignUp = "{partnership}/nattvandra/{token}";
    private const string SignedUp = "{partnership}/nattvandra/min/{token}";
    private const string Leader = Visit.Phone + "Nattvandrarna Sundby";

    private static async Task<IReadOnlyList<Visit>> OfNightAsync(LyktaHost host)
    {
        var (address, shift) = await PatrolHouse.PlannedAsync(host);
        var mine = await PatrolHouse.SignUpAsync(host, address, 0);
        var group = (await PatrolHouse.ShiftAsync(host, shift)).GroupId.Value;
        return
        [
            new(SignUp, "", address),
            new(SignedUp, "", mine.Location!),
            new(SignedUp, "", Root + "/nattvandra/min/hittepa", 404),
            new(Shift, "samordnare", $"{PatrolHouse.Patrols}/pass/{shift.Value}"),
            new("{partnership}/nattvandring/grupp/{id:guid?}", "samordnare", $"{PatrolHouse.Patrols}/grupp/{group}"),
        ];
    }

    /// <summary>The shift is planned before its evening, and is out when it is asked for.</summary>
    private static async Task<IReadOnlyList<Visit>> OutAsync(LyktaHost host, string address, PatrolShiftId shift, string mine)
    {
        var path = $"{PatrolHouse.Patrols}/pass/{shift.Value}";
        using var leader = await host.PhoneAsync(Leader[Visit.Phone.Length..]);
        await leader.SubmitFormAsync(await leader.GetAsync(path), "#start", ("Input.More", "3"), ("Input.IsBriefed", "true"));
        return
        [
            new(Shift, Leader, path),
            new(Shift + "/rapport", Leader, path + "/rapport"),
            new("{partnership}/nattvandring", Leader, PatrolHouse.Patrols),
            new(Shift, "samordnare", path),
            new(SignUp, "", address),
            new(SignedUp, "", mine),
        ];
    }
}
