namespace Lykta.Analysis;

/// <summary>Many small steps in pieces large enough to be worth a thread, and small enough to stop between.</summary>
internal static class Chunks
{
    private const int Size = 16_384;

    /// <summary>All pieces [from, to) of so many items; one piece alone runs on the caller's thread.</summary>
    public static void For(int items, Oversight oversight, Action<int, int> work, int size = Size)
    {
        if (items > size) oversight.For((items + size - 1) / size, chunk => work(chunk * size, Math.Min(items, (chunk + 1) * size)));
        else if (items > 0)
        {
            oversight.Look();
            work(0, items);
            oversight.Progress?.Report(1);
        }
    }
}
