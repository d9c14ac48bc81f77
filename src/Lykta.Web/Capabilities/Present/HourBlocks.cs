namespace Lykta.Web.Capabilities.Present;

/// <summary>The 168 hours of the week as seven evenings of eight three-hour blocks, 06 to 06.</summary>
public static class HourBlocks
{
    public const int Columns = 8;
    private const int FirstHour = 6;

    public static readonly IReadOnlyList<string> Heads = ["06", "09", "12", "15", "18", "21", "00", "03"];

    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyDictionary<int, long> thousandths)
    {
        var blocks = new long[7, Columns];
        foreach (var (hour, weight) in thousandths)
        {
            if (hour is < 0 or >= 168)
                continue;
            var shifted = (hour - FirstHour + 168) % 168;
            blocks[shifted / 24, shifted % 24 / 3] += weight;
        }

        return [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<int>)[.. Enumerable.Range(0, Columns).Select(c => (int)Math.Round(blocks[day, c] / 1000d))])];
    }

    /// <summary>The two days in a row and three blocks in a row that hold most, when the cells shown add up to enough to speak of.</summary>
    public static Busiest? BusiestOf(IReadOnlyList<IReadOnlyList<int>> blocks, int leastTotal = 50)
    {
        var total = blocks.Sum(r => r.Sum());
        if (total < leastTotal)
            return null;
        var best = (from day in Enumerable.Range(0, 7)
                    from column in Enumerable.Range(0, Columns - 2)
                    let sum = blocks[day].Skip(column).Take(3).Sum() + blocks[(day + 1) % 7].Skip(column).Take(3).Sum()
                    orderby sum descending
                    select new Busiest(day, column, sum / (double)total)).First();
        // Six of fifty-six blocks hold a tenth by chance alone.
        return best.Share >= 0.2 ? best : null;
    }
}

/// <summary>From this weekday (0 is Monday) and the next, from this column and nine hours on.</summary>
public sealed record Busiest(int Day, int Column, double Share)
{
    public string From => HourBlocks.Heads[Column];

    public string To => HourBlocks.Heads[(Column + 3) % HourBlocks.Columns];
}
