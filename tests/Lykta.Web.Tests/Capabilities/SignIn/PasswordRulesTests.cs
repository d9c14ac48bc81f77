using Lykta.Web.Platform.Auth;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("kort", "SignIn.Password.Short")]
    [InlineData("password1234", "SignIn.Password.Common")]
    [InlineData("P4ssw0rd12345", "SignIn.Password.Common")]
    [InlineData("passwordpassword", "SignIn.Password.Common")]
    [InlineData("qwertyuiop12", "SignIn.Password.Common")]
    [InlineData("Sommaren2026", null)]
    [InlineData("Sommar202611!", "SignIn.Password.Common")]
    [InlineData("123456789012", "SignIn.Password.Common")]
    [InlineData("aaaaaaaaaaaaaaaa", "SignIn.Password.Common")]
    [InlineData("eva.lindqvist1", "SignIn.Password.Common")]
    [InlineData("kanot lavendel turbin", null)]
    [InlineData("alla små bokstäver", null)]
    [InlineData("ÅÄÖåäö med mellanslag", null)]
    public void Fault_Password_IsAsExpected(string password, string? expected) =>
        PasswordRules.Fault(password, "eva.lindqvist@exempel.se").ShouldBe(expected);
}
