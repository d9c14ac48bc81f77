namespace Lykta.Web.Platform.Writes;

/// <summary>Someone else saved in between: the unit is rolled back and both versions are shown.</summary>
public sealed class ChangedMeanwhileException() : Exception("The row has changed since the form was opened.");
