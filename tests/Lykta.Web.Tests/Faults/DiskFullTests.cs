using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>A disk of 8 MB that fills up under the embedded database.</summary>
public sealed class DiskFullTests
{
    [Fact]
    public async Task FullDisk_WhileSending_RefusesInWordsReadsOnAndHealsAlone()
    {
        var disk = Directory.CreateTempSubdirectory("lykta-disk-").FullName;
        Assert.SkipUnless(await MountedAsync(disk), "A small disk cannot be mounted here (needs root).");
        try
        {
            await using var place = await FaultPlace.MakeAsync(Database.Sqlite, disk, observations: 100);
            var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
            await using var program = await place.StartAsync();
            for (var round = 0; round < Rounds.Of(2, 50); round++)
                await FillAndFreeAsync(place, program, before);
        }
        finally
        {
            await OutsideProgram.RunAsync("umount", "-l", disk);
            Directory.Delete(disk);
        }
    }

    private static async Task FillAndFreeAsync(FaultPlace place, BuiltProgram program, int before)
    {
        var ledger = new Ledger();
        using var sender = await Sender.SignedInAsync(program.Address);
        using var reader = await Sender.SignInAsync(program.Address, "samordnare");
        (await sender.SendAsync(ledger, Guid.NewGuid().ToString("N"))).ShouldBe(HttpStatusCode.Redirect);
        var filler = Path.Combine(place.Folder, "fyllnad");
        Fill(filler);
        HttpStatusCode? status = HttpStatusCode.Redirect;
        for (var tries = 0; tries < 400 && status == HttpStatusCode.Redirect; tries++)
            status = await sender.SendAsync(ledger, Guid.NewGuid().ToString("N"));
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var list = await reader.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser");
        list.Status.ShouldBe(HttpStatusCode.OK);
        File.Delete(filler);
        foreach (var key in ledger.Unsure.Keys)
            (await sender.SendAsync(ledger, key)).ShouldBe(HttpStatusCode.Redirect, "well again when there is room");
        await place.ShouldHoldAsync(ledger, before);
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[64 * 1024];
        while (block.Length > 0)
        {
            try
            {
                file.Write(block);
            }
            catch (IOException)
            {
                block = block.Length > 512 ? new byte[block.Length / 2] : [];
            }
        }
    }

    private static async Task<bool> MountedAsync(string folder)
    {
        if (Environment.UserName != "root" || !OutsideProgram.IsInstalled("mount"))
            return false;
        await OutsideProgram.RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "none", folder);
        return new DriveInfo(folder).TotalSize < 16 * 1024 * 1024;
    }
}
