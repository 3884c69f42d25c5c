package org.disentangle.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The longest pause of the garbage collector since this process began to watch. */
final class GarbagePauses {
  private final AtomicLong longest = new AtomicLong();

  private GarbagePauses() {}

  /** Watches all collectors of this process. */
  static GarbagePauses watch() {
    GarbagePauses pauses = new GarbagePauses();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener((notification, unused) -> pauses.note(notification), null, null);
    }
    return pauses;
  }

  private void note(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      long millis =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo()
              .getDuration();
      longest.accumulateAndGet(millis, Math::max);
    }
  }

  long longestMillis() {
    return longest.get();
  }
}
