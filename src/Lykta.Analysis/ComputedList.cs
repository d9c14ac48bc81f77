using System.Collections;

namespace Lykta.Analysis;

/// <summary>A list whose items are put together when they are read from the numbers that a method has worked out, not stored a second time.</summary>
internal sealed class ComputedList<T>(int count, Func<int, T> at) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => (uint)index < (uint)count ? at(index) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return at(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
