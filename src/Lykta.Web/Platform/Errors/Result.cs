namespace Lykta.Web.Platform.Errors;

/// <summary>Something the user caused and can mend: a text key with its numbers, and the field it belongs to.</summary>
public sealed record Error(string Key, string? Field = null, params object[] Arguments);

/// <summary>Either a value or the errors that stopped it.</summary>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors) => (this.value, Errors) = (value, errors);

    public IReadOnlyList<Error> Errors { get; }

    public bool IsOk => Errors.Count == 0;

    public T Value => IsOk ? value! : throw new InvalidOperationException($"No value: {Errors[0].Key}");

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    public static implicit operator Result<T>(List<Error> errors) => new(default, errors);
}
