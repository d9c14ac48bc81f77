using Lykta.Analysis.Randomness;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Randomness;

public sealed class RandomnessTests
{
    /// <summary>Known answers published with Random123 (kat_vectors, philox4x32 10).</summary>
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0xe169c58d6627e8d5UL, 0x9b00dbd8bc57ac4cUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x41c83b0e408f276dUL, 0x6d5451fda20bc7c6UL)]
    [InlineData(0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0x299f31d0a4093822UL, 0x94fdccebd16cfe09UL, 0x24126ea15001e420UL)]
    public void Block_KnownAnswers_Agree(ulong low, ulong high, ulong key, ulong expectedLow, ulong expectedHigh) =>
        Philox.Block((low, high), key).ShouldBe((expectedLow, expectedHigh));

    [Fact]
    public void Below_ManyDraws_AreEven()
    {
        var random = new CounterRandom(1, 2);
        var counts = new int[6];
        for (var i = 0; i < 60000; i++) counts[random.Below(6)]++;
        counts.Sum(x => (x - 10000.0) * (x - 10000.0) / 10000).ShouldBeLessThan(20.5);
    }

    [Fact]
    public void Shuffle_AllOrders_AreEquallyLikely()
    {
        var seen = new Dictionary<string, int>();
        for (ulong stream = 0; stream < 24000; stream++)
        {
            int[] items = [1, 2, 3, 4];
            new CounterRandom(7, stream).Shuffle(items.AsSpan());
            var key = string.Concat(items);
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }
        seen.Count.ShouldBe(24);
        seen.Values.Sum(x => (x - 1000.0) * (x - 1000.0) / 1000).ShouldBeLessThan(49.7);
    }

    [Fact]
    public void Streams_SameSeed_RepeatAndDiffer()
    {
        new CounterRandom(5, 1).Next().ShouldBe(new CounterRandom(5, 1).Next());
        new CounterRandom(5, 1).Next().ShouldNotBe(new CounterRandom(5, 2).Next());
        new CounterRandom(5, 1).NextUnit().ShouldBeInRange(0, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => new CounterRandom(1, 1).Below(0));
    }

    /// <summary>2⁶⁴ is 4 more than a multiple of 6: products whose low half is 0 to 3 would make some numbers likelier, and are refused.</summary>
    [Fact]
    public void Scaled_BitsThatWouldFavourANumber_AreRefused()
    {
        CounterRandom.Scaled(0, 6).ShouldBeNull();
        CounterRandom.Scaled(0x2AAAAAAAAAAAAAABUL, 6).ShouldBeNull();
        CounterRandom.Scaled(0x5555555555555556UL, 6).ShouldBe(2);
        CounterRandom.Scaled(ulong.MaxValue, 6).ShouldBe(5);
        CounterRandom.Scaled(0, 3).ShouldBeNull();
        CounterRandom.Scaled(1UL << 63, 10).ShouldBeNull();
        CounterRandom.Scaled(0, 1 << 30).ShouldBe(0);
        CounterRandom.Scaled(0, 1).ShouldBe(0);
    }
}
