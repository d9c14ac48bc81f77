using Shouldly;

namespace Lykta.Analysis.Tests;

/// <summary>Hears how far a computation has come, from any thread; may stop it at a share.</summary>
internal sealed class Heard(double stopAt = 2) : IProgress<double>, IDisposable
{
    private readonly List<double> _shares = [];
    private readonly CancellationTokenSource _source = new();

    public Oversight Oversight => new(this, _source.Token);

    public int Told
    {
        get
        {
            lock (_shares) return _shares.Count;
        }
    }

    public static Oversight Cancelled => new(null, new CancellationToken(true));

    public void Report(double value)
    {
        lock (_shares) _shares.Add(value);
        if (value >= stopAt) _source.Cancel();
    }

    /// <summary>Rising, between 0 and 1; a search may end before all that it planned.</summary>
    public void ShouldHaveRisen()
    {
        lock (_shares)
        {
            _shares.Count.ShouldBeInRange(1, 101);
            _shares.ShouldBe(_shares.Distinct().Order());
            (_shares[0] >= 0 && _shares[^1] <= 1).ShouldBeTrue();
        }
    }

    /// <summary>Rising, between 0 and 1, told at most a hundred and one times, and told to the end.</summary>
    public void ShouldHaveRisenToOne()
    {
        lock (_shares)
        {
            _shares.Count.ShouldBeInRange(1, 101);
            _shares.ShouldBe(_shares.Distinct().Order());
            _shares[0].ShouldBeGreaterThanOrEqualTo(0);
            _shares[^1].ShouldBe(1);
        }
    }

    public void Dispose() => _source.Dispose();
}
