using System.Globalization;
using System.Text;

namespace Lykta.Analysis.Comparison;

/// <summary>Builds an R script that computes the same things and shows both numbers beside each other.</summary>
internal sealed class RText
{
    private readonly StringBuilder _text = new();

    public RText(MethodStamp method, params string[] packages)
    {
        Line("# Lykta and R beside each other, for the reader's own run. Start with: Rscript FILE");
        Line($"# Method: {method.Name}, version {Number(method.Version)}");
        foreach (var parameter in method.Parameters) Line($"#   {parameter.Name} = {Number(parameter.Value)}");
        if (method.Seed is { } seed) Line(FormattableString.Invariant($"#   seed = {seed}"));
        foreach (var package in packages)
            Line($"if (!requireNamespace(\"{package}\", quietly = TRUE)) stop(\"First: install.packages('{package}')\")");
        Line("rows <- list()");
        Line("check <- function(what, lykta, r, tolerance, least = 0) {");
        Line("  r <- as.numeric(r)[1]; span <- tolerance * max(abs(lykta), abs(r), least)");
        Line("  agrees <- if (is.na(lykta) || is.na(r)) is.na(lykta) == is.na(r) else abs(r - lykta) <= span");
        Line("  rows[[length(rows) + 1]] <<- data.frame(what, lykta, r, difference = r - lykta, agrees)");
        Line("}");
    }

    public RText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public RText Lines(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) Line(line);
        return this;
    }

    /// <summary>A vector; null becomes NA.</summary>
    public RText Data(string name, IEnumerable<double?> values)
    {
        _text.Append(name).Append(" <- c(");
        var count = 0;
        foreach (var value in values)
        {
            if (count > 0) _text.Append(count % 20 == 0 ? ",\n  " : ", ");
            _text.Append(value is { } number ? Number(number) : "NA");
            count++;
        }
        _text.Append(")\n");
        return this;
    }

    public RText Data(string name, IEnumerable<double> values) => Data(name, values.Select(value => (double?)value));

    public RText Value(string name, double? value) => Line($"{name} <- {(value is { } number ? Number(number) : "NA")}");

    /// <summary>All parameters of the method as R variables of the same names.</summary>
    public RText Parameters(MethodStamp method)
    {
        foreach (var parameter in method.Parameters) Value(parameter.Name, parameter.Value);
        return this;
    }

    /// <summary>A line of the comparison; an undefined number is compared as NA. The tolerance is relative.</summary>
    public RText Check(string what, double? lykta, string r, double tolerance = 1e-8) =>
        Line($"check(\"{what}\", {(lykta is { } number ? Number(number) : "NA")}, {r}, {Number(tolerance)})");

    /// <summary>A difference that should be nothing.</summary>
    public RText CheckNothing(string what, string r, double tolerance = 1e-8) => Line($"check(\"{what}\", 0, {r}, {Number(tolerance)}, 1)");

    /// <summary>
    /// A p-value by permutation, against R's own permutations (a vector of whether each is as extreme, on the smaller side): within
    /// four standard errors of the difference.
    /// </summary>
    public RText CheckChance(string what, double? lykta, string drawn, int permutations, int sides = 1) => Lines(
        $"drawn <- {drawn}; side <- (sum(drawn) + 1) / (length(drawn) + 1); p <- min(1, {Number(sides)} * side)",
        $"check(\"{what}\", {(lykta is { } number ? Number(number) : "NA")}, p, {Number(4 * sides)} * sqrt(max(side * (1 - side), 1 / length(drawn)) * (1 / length(drawn) + 1 / {Number(permutations)})), 1)");

    public string Done(params ReadOnlySpan<string> notes)
    {
        Line("result <- do.call(rbind, rows); print(result, digits = 10)");
        Line("cat(if (all(result$agrees)) \"All numbers agree.\\n\" else \"SOME NUMBERS DIFFER: see the column agrees.\\n\")");
        foreach (var note in notes) Line("# " + note);
        Line("if (!interactive() && !all(result$agrees)) quit(status = 1)");
        return _text.ToString();
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
