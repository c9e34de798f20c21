package dev.ariabuild.cache.disk;

import dev.ariabuild.cache.folder.CacheMessage;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.EventSink;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Removes what is damaged and tells about it. */
public record DamageReport(EventSink events) {
  /** Removes a file, so that the next store heals it. A file that cannot be removed stays. */
  public void remove(Path file, String why) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // it will be found damaged again
    }
    String detail = CacheMessage.DAMAGED.with(file, why);
    events.emit(new CacheActivity(Origin.DISK, CacheActivity.Kind.DAMAGED, detail, 0));
  }
}
