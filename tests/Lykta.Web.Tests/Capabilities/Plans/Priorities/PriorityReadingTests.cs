using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans.Priorities;

public sealed class PriorityReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 13, 0, 0, TimeSpan.Zero);

    private readonly PriorityList first = PriorityList.Draft(1, "2019", null, Now);
    private readonly PriorityList second;
    private readonly PriorityList third;
    private readonly PriorityArea youth;
    private readonly PriorityArea traffic;
    private readonly PriorityArea young;
    private readonly PriorityArea places;
    private readonly PriorityArea children;
    private readonly PriorityReading reading;

    public PriorityReadingTests()
    {
        second = PriorityList.Draft(2, "2024", first, Now);
        third = PriorityList.Draft(3, "2027", second, Now);
        first.MakeCurrent(new(2019, 11, 1), null, true, 0).IsOk.ShouldBeTrue();
        second.MakeCurrent(new(2024, 1, 1), first, true, 0).IsOk.ShouldBeTrue();
        third.MakeCurrent(new(2027, 1, 1), second, true, 0).IsOk.ShouldBeTrue();
        (youth, traffic) = (PriorityArea.Of(first.Id, 1, "ungdomar", "Ungdomar"), PriorityArea.Of(first.Id, 2, "trafik", "Trafik"));
        (young, places) = (PriorityArea.Of(second.Id, 1, "unga", "Unga"), PriorityArea.Of(second.Id, 2, "platser", "Platser"));
        children = PriorityArea.Of(third.Id, 1, "barn", "Barn");
        reading = new([third, first, second], [youth, traffic, young, places, children],
            [AreaMapping.To(youth, young), AreaMapping.To(youth, places), AreaMapping.ToOrdinaryWork(second.Id, traffic, DemoPlan.Text("Linjen har det.")), AreaMapping.To(young, children), AreaMapping.ToOrdinaryWork(third.Id, places, DemoPlan.Text("Driften har det."))]);
    }

    [Fact]
    public void Read_OverTwoLists_FollowsEveryMapping()
    {
        reading.Read(youth, second).Areas.ShouldBe([young, places]);
        var now = reading.Read(youth, third);
        now.Areas.ShouldBe([children]);
        now.OrdinaryWork.ShouldBe(["Driften har det."]);
        reading.Read(traffic, third).Areas.ShouldBeEmpty();
        reading.Read(traffic, third).OrdinaryWork.ShouldBe(["Linjen har det."]);
        reading.Read(children, second).Areas.ShouldBeEmpty("an older list does not have it");
    }

    [Fact]
    public void Counts_TheSameAreaForwardsAndBackwards_NothingElse()
    {
        reading.Counts(youth.Id, children).ShouldBeTrue();
        reading.Counts(children.Id, youth).ShouldBeTrue();
        reading.Counts(traffic.Id, children).ShouldBeFalse();
        reading.Counts(null, children).ShouldBeFalse();
        reading.WithCode("barn").ShouldBe([youth.Id, young.Id, children.Id], ignoreOrder: true);
        reading.WithCode(PriorityReading.OrdinaryWorkCode).ShouldBe([youth.Id, traffic.Id, places.Id], ignoreOrder: true);
    }

    [Theory]
    [InlineData("2019-10-31", null)]
    [InlineData("2019-11-01", 1)]
    [InlineData("2023-12-31", 1)]
    [InlineData("2024-01-01", 2)]
    [InlineData("2027-01-01", 3)]
    public void InForceOn_ADay_IsOneList(string day, int? number)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        ((int?)reading.InForceOn(on)?.Number).ShouldBe(number);
        reading.ListFor(on)!.Number.ShouldBe(number ?? 1, "a plan older than all lists is read by the first");
        third.StateOn(on).ShouldBe(number == 3 ? PriorityListState.InForce : PriorityListState.Coming);
    }

    [Fact]
    public void MakeCurrent_WithoutAreasOrMappingOrDay_IsRefused()
    {
        var next = PriorityList.Draft(4, "2030", third, Now);
        next.MakeCurrent(new(2030, 1, 1), third, false, 0).Errors.Single().Key.ShouldBe("Priorities.Error.NoAreas");
        next.MakeCurrent(new(2030, 1, 1), third, true, 2).Errors.Single().Key.ShouldBe("Priorities.Error.Unmapped");
        next.MakeCurrent(null, third, true, 0).Errors.Single().Field.ShouldBe("From");
        next.MakeCurrent(new(2027, 1, 1), third, true, 0).Errors.Single().Key.ShouldBe("Priorities.Error.From");
        (next.IsDraft, third.ValidTo).ShouldBe((true, null));
    }
}
