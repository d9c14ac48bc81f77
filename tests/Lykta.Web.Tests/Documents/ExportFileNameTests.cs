using Lykta.Web.Documents;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Documents;

public sealed class ExportFileNameTests
{
    [Theory]
    [InlineData("Iakttagelser", "Enskede-Årsta-Vantör", "iakttagelser_enskede-arsta-vantor_2026-11-21.csv")]
    [InlineData("Åtgärder", "Södermalm", "atgarder_sodermalm_2026-11-21.csv")]
    [InlineData("../../etc/passwd", "CON\r\nSet-Cookie: x", "etc-passwd_con-set-cookie-x_2026-11-21.csv")]
    [InlineData("…", "Café Ærø", "lykta_cafe-aro_2026-11-21.csv")]
    public void For_AnyWords_GivesPlainLetters(string subject, string place, string expected) =>
        ExportFileName.For(subject, place, new(2026, 11, 21), "csv").ShouldBe(expected);

    [Fact]
    public void For_LongWords_AreCut() =>
        ExportFileName.For(new('a', 500), new('b', 500), new(2026, 11, 21), "xlsx").Length.ShouldBeLessThan(150);
}
