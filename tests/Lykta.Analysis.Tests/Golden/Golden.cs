using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.SmallNumbers;
using Lykta.Analysis.Times;
using Shouldly;

namespace Lykta.Analysis.Tests;

/// <summary>
/// Everything that a set of runs gives, leaf by leaf, against a file in this folder. Words must be equal, numbers within 1e-8 in
/// relative terms. LYKTA_GOLDEN=write makes the file anew: read the difference before it is committed.
/// </summary>
internal static class Golden
{
    private const int LongestList = 40;

    public static void Check(string name, IEnumerable<(string Name, Func<object?> Run)> runs)
    {
        var file = Path.Combine(MethodPages.Root, "tests", "Lykta.Analysis.Tests", "Golden", name + ".txt");
        var writes = Environment.GetEnvironmentVariable("LYKTA_GOLDEN") == "write";
        string[] wanted = writes ? [] : File.ReadAllLines(file);
        var all = new List<string>();
        foreach (var (run, make) in runs)
        {
            var lines = new List<string>();
            Leaves(run, Try(make), lines);
            if (!writes) Compare(wanted, all.Count, lines, name);
            all.AddRange(lines);
        }
        if (writes) File.WriteAllText(file, string.Join('\n', all) + "\n", new UTF8Encoding(false));
        else all.Count.ShouldBe(wanted.Length, name);
    }

    private static void Compare(string[] wanted, int from, List<string> seen, string name)
    {
        var differences = new List<string>();
        for (var i = 0; i < seen.Count && differences.Count < 12; i++)
        {
            var expected = from + i < wanted.Length ? wanted[from + i] : "(nothing)";
            if (!IsSame(expected, seen[i])) differences.Add($"line {from + i + 1}: {expected}  <>  {seen[i]}");
        }
        differences.ShouldBeEmpty(name);
    }

    private static bool IsSame(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.Ordinal)) return true;
        var (x, y) = (a.LastIndexOf(" = ", StringComparison.Ordinal), b.LastIndexOf(" = ", StringComparison.Ordinal));
        return x > 0 && x == y && a[..x] == b[..y]
            && double.TryParse(a[(x + 3)..], CultureInfo.InvariantCulture, out var p) && double.TryParse(b[(y + 3)..], CultureInfo.InvariantCulture, out var q)
            && Math.Abs(p - q) <= (1e-8 * Math.Max(Math.Abs(p), Math.Abs(q))) + 1e-13;
    }

    /// <summary>A refusal is an answer as well.</summary>
    private static object? Try(Func<object?> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refusal)
        {
            return $"{refusal.GetType().Name} {refusal.ParamName}: {refusal.Message.ReplaceLineEndings("\n").Split('\n')[0]}";
        }
    }

    private static void Leaves(string path, object? value, List<string> lines)
    {
        switch (value)
        {
            case null: lines.Add($"{path} = -"); return;
            case double number: lines.Add($"{path} = {number.ToString("G12", CultureInfo.InvariantCulture)}"); return;
            case string or bool or int or long or ulong or short or Enum or DayOfWeek: lines.Add(string.Create(CultureInfo.InvariantCulture, $"{path} = {value}")); return;
            case MethodStamp method: lines.Add($"{path} = {method.Name} {method.Version} [{string.Join(", ", method.Parameters.Select(p => $"{p.Name} {p.Value.ToString("G12", CultureInfo.InvariantCulture)}"))}] {method.Seed}"); return;
            case Reading reading: lines.Add($"{path} = {reading.Key}"); Leaves(path, reading.Numbers.Select(n => (n.Name, n.Value, n.Kind)), lines); return;
            case Warning warning: lines.Add(string.Create(CultureInfo.InvariantCulture, $"{path} {warning.Code} = {warning.Value:G12}")); return;
            case Interval interval: Leaves(path + ".lower", interval.Lower, lines); Leaves(path + ".upper", interval.Upper, lines); Leaves(path + ".level", interval.Level, lines); return;
            case Neighbours neighbours: Leaves(path, Enumerable.Range(0, neighbours.Count).Select(i => string.Join(' ', neighbours.Of(i).ToArray())), lines); return;
            case HourWeekdayTable table: Leaves(path + ".hours", Enumerable.Range(0, 168).Where(k => table[(DayOfWeek)(k / 24), k % 24] > 0).Select(k => (k, table[(DayOfWeek)(k / 24), k % 24])).ToArray(), lines); break;
            case IEnumerable list: List(path, [.. list.Cast<object?>()], lines); return;
        }
        Properties(path, value, lines);
    }

    private static void List(string path, object?[] items, List<string> lines)
    {
        lines.Add($"{path}.length = {items.Length}");
        if (items.Length > LongestList && items.All(item => item is double or int))
        {
            double[] numbers = [.. items.Select(item => Convert.ToDouble(item, CultureInfo.InvariantCulture))];
            Leaves(path + ".sum", numbers.Sum(), lines);
            Leaves(path + ".turned", numbers.Select((x, i) => x * Math.Cos(i)).Sum(), lines);
            return;
        }
        for (var i = 0; i < items.Length; i++) Leaves($"{path}[{i}]", items[i], lines);
    }

    private static void Properties(string path, object value, List<string> lines)
    {
        if (value.GetType() is { IsGenericType: true } type && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
        {
            foreach (var field in type.GetFields()) Leaves($"{path}.{field.Name}", field.GetValue(value), lines);
            return;
        }
        foreach (var property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(p => p.Name, StringComparer.Ordinal))
            if (property.GetIndexParameters().Length == 0 && property.PropertyType != value.GetType()) Leaves($"{path}.{property.Name}", property.GetValue(value), lines);
    }
}
