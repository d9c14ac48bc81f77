using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Http;

public sealed class FormKeyTests
{
    [Fact]
    public void SubmissionKey_SameFormAgain_SaysTheSame() =>
        KeyOf("?handler=Keep", "bild", token: "b").ShouldBe(KeyOf("?handler=Keep", "bild", token: "a"));

    [Fact]
    public void SubmissionKey_OtherButton_SaysSomethingElse() =>
        KeyOf("?handler=Remove", "bild").BodyHash.ShouldNotBe(KeyOf("?handler=Keep", "bild").BodyHash);

    [Fact]
    public void SubmissionKey_OtherFile_SaysSomethingElse() =>
        KeyOf("", "annan").BodyHash.ShouldNotBe(KeyOf("", "bilda").BodyHash);

    private static SubmissionKey KeyOf(string query, string file, string token = "a")
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/x";
        request.QueryString = new(query);
        var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file));
        request.ContentType = "multipart/form-data; boundary=x";
        request.Form = new FormCollection(
            new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["Input.Text"] = "ord", ["__skydd"] = token, [FormKeyTagHelper.Field] = "nyckel" },
            new FormFileCollection { new FormFile(content, 0, content.Length, "Input.Photo", "foto.jpg") });
        return request.SubmissionKey();
    }
}
