using System.Runtime.InteropServices;

namespace Lykta.Web.Capabilities.Shared.Charts;

internal sealed record MapLabel(string Text, double X, double Y, string Anchor);

/// <summary>Names beside their discs where there is room: right, left, under, over; a name without room is left to the list.</summary>
internal static class MapLabels
{
    private const double LetterWidth = 7.6;
    private const double Above = 11;
    private const double Below = 4;

    public static IEnumerable<MapLabel> Place(IReadOnlyList<Disc> discs, double width, double height)
    {
        var taken = discs.Select(d => new Box(d.X - d.Outer, d.Y - d.Outer, d.X + d.Outer, d.Y + d.Outer)).ToList();
        for (var i = 0; i < discs.Count; i++)
        {
            foreach (var label in Candidates(discs[i]))
            {
                var box = BoxOf(label);
                var self = i;
                if (box.Left < 2 || box.Right > width - 2 || box.Top < 2 || box.Bottom > height - 2 || taken.Where((_, at) => at != self).Any(box.Meets))
                    continue;
                taken.Add(box);
                yield return label;
                break;
            }
        }
    }

    private static IEnumerable<MapLabel> Candidates(Disc disc)
    {
        var name = disc.Place.Name;
        var away = disc.Outer + 5;
        yield return new(name, disc.X + away, disc.Y + 5, "start");
        yield return new(name, disc.X - away, disc.Y + 5, "end");
        yield return new(name, disc.X, disc.Y + away + 11, "middle");
        yield return new(name, disc.X, disc.Y - away, "middle");
        yield return new(name, disc.X + away * 0.75, disc.Y + away * 0.75 + 8, "start");
        yield return new(name, disc.X - away * 0.75, disc.Y + away * 0.75 + 8, "end");
        yield return new(name, disc.X + away * 0.75, disc.Y - away * 0.75, "start");
        yield return new(name, disc.X - away * 0.75, disc.Y - away * 0.75, "end");
    }

    private static Box BoxOf(MapLabel label)
    {
        var length = label.Text.Length * LetterWidth;
        var left = label.Anchor switch { "start" => label.X, "end" => label.X - length, _ => label.X - length / 2 };
        return new(left, label.Y - Above, left + length, label.Y + Below);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
