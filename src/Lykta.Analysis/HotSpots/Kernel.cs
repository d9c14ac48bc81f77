namespace Lykta.Analysis.HotSpots;

/// <summary>Shape of the hill that each event becomes.</summary>
public enum Kernel
{
    /// <summary>Quartic (biweight) with a radius beyond which it is zero; standard deviation radius / √8. The default.</summary>
    Quartic = 1,

    /// <summary>Gaussian with the given standard deviation, cut at five of them.</summary>
    Gaussian = 2,

    /// <summary>Epanechnikov (a parabola) with a radius; standard deviation radius / √6.</summary>
    Epanechnikov = 3,

    /// <summary>Triangular (a cone) with a radius; standard deviation radius · √0.15.</summary>
    Triangular = 4,

    /// <summary>Uniform (a disc) with a radius; standard deviation radius / 2.</summary>
    Uniform = 5,
}

/// <summary>Heights and widths of the kernels.</summary>
internal static class KernelShape
{
    private const double GaussianCut = 5;

    /// <summary>How far the kernel reaches, in bandwidths.</summary>
    public static double Reach(Kernel kernel) => kernel == Kernel.Gaussian ? GaussianCut : 1;

    /// <summary>Standard deviation along one axis, in bandwidths.</summary>
    public static double Deviation(Kernel kernel) => kernel switch
    {
        Kernel.Gaussian => 1,
        Kernel.Epanechnikov => Math.Sqrt(1.0 / 6),
        Kernel.Triangular => Math.Sqrt(0.15),
        Kernel.Uniform => 0.5,
        _ => Math.Sqrt(1.0 / 8),
    };

    /// <summary>Density per km² of one event at a squared distance in metres.</summary>
    public static double Value(double square, double bandwidth, Kernel kernel)
    {
        var u = square / (bandwidth * bandwidth);
        if (kernel == Kernel.Gaussian)
            return u > GaussianCut * GaussianCut ? 0 : 1e6 / (2 * Math.PI) * Math.Exp(-u / 2) / (bandwidth * bandwidth);
        if (u > 1 || (u == 1 && kernel != Kernel.Uniform)) return 0;
        var height = kernel switch
        {
            Kernel.Epanechnikov => 2 * (1 - u),
            Kernel.Triangular => 3 * (1 - Math.Sqrt(u)),
            Kernel.Uniform => 1,
            _ => 3 * (1 - u) * (1 - u),
        };
        return 1e6 / Math.PI * height / (bandwidth * bandwidth);
    }
}
