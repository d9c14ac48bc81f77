using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Privacy;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Privacy;

public sealed class KeyedDigestTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lykta-digest-").FullName;
    private readonly PartnershipId district = new(Guid.NewGuid());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Of_SameTextAfterARestart_IsTheSame()
    {
        var first = In("en").Of(district, "811218-9876");
        first.Length.ShouldBe(32);
        In("en").Of(district, "811218-9876").ShouldBe(first);
        In("en").Of(district, "811218-9875").ShouldNotBe(first);
    }

    [Fact]
    public void Of_OtherInstallationOrPartnership_IsAnother()
    {
        var first = In("en").Of(district, "811218-9876");
        In("två").Of(district, "811218-9876").ShouldNotBe(first);
        In("en").Of(new(Guid.NewGuid()), "811218-9876").ShouldNotBe(first);
    }

    [Fact]
    public async Task Of_SeveralNodesAtFirstUse_AgreeOnOneSecret()
    {
        var digests = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => In("delad").Of(district, "rad"))));
        digests.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        Directory.GetFiles(Path.Combine(folder, "delad", "keys")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Of_DamagedSecret_IsRefusedRatherThanMadeAnew()
    {
        var settings = SettingsIn("skadad");
        Directory.CreateDirectory(Path.GetDirectoryName(settings.DigestKeyPath)!);
        File.WriteAllText(settings.DigestKeyPath, "kort");
        Should.Throw<InvalidDataException>(() => new KeyedDigest(settings).Of(district, "rad"));
    }

    [Fact]
    public void Secret_OnDisk_IsForTheServiceAlone()
    {
        In("en").Of(district, "rad");
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such mode.");
        else
            File.GetUnixFileMode(SettingsIn("en").DigestKeyPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private KeyedDigest In(string name) => new(SettingsIn(name));

    private LyktaSettings SettingsIn(string name) => new() { DataFolder = Path.Combine(folder, name) };
}
