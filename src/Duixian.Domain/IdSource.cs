namespace Duixian.Domain;

/// <summary>Where every new id comes from: UUIDv7, so that rows lie in the order they were made.</summary>
public class IdSource(TimeProvider time)
{
    public virtual Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
