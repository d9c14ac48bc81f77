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
        foreach (var package in packages)
            Line($"if (!requireNamespace(\"{package}\", quietly = TRUE)) stop(\"First: install.packages('{package}')\")");
        Line("rows <- list()");
        Line("check <- function(what, lykta, r) rows[[length(rows) + 1]] <<- data.frame(what = what, lykta = lykta, r = r, difference = r - lykta)");
    }

    public RText Line(string line)
    {
        _text.Append(line).Append('\n');
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

    public RText Value(string name, double value) => Line($"{name} <- {Number(value)}");

    /// <summary>A line of the comparison; an undefined number is compared as NA.</summary>
    public RText Check(string what, double? lykta, string r) => Line($"check(\"{what}\", {(lykta is { } number ? Number(number) : "NA")}, {r})");

    public string Done(string? note = null)
    {
        Line("print(do.call(rbind, rows), digits = 10)");
        if (note is not null) Line("# " + note);
        return _text.ToString();
    }

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
