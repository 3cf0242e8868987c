package io.kinefka.benchmark.program;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into another JVM of this machine. */
public final class Jvm implements AutoCloseable {
    private static final String EVENT_LOOP = "vert.x-eventloop-thread-";

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    @SuppressWarnings("BanJNDI") // The address is that of a process that this one has started.
    Jvm(long pid) {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
                beans = connector.getMBeanServerConnection();
            } finally {
                machine.detach();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes that its threads have allocated. */
    public long allocatedBytes() {
        var threads = proxy(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** How many threads serve connections. */
    public int eventLoops() {
        return (int) eventLoopThreads().count();
    }

    /** How often those threads have waited, for a lock or for another thread. */
    public long eventLoopWaits() {
        return eventLoopThreads()
                .mapToLong(thread -> thread.getBlockedCount() + thread.getWaitedCount())
                .sum();
    }

    private Stream<ThreadInfo> eventLoopThreads() {
        var threads = proxy(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        // Threads that have ended meanwhile are missing.
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(EVENT_LOOP));
    }

    /** The milliseconds that it has collected garbage for. */
    public long collectionMillis() {
        try {
            long millis = 0;
            for (var name : beans.queryNames(new ObjectName("java.lang:type=GarbageCollector,*"), null)) {
                millis += ManagementFactory.newPlatformMXBeanProxy(
                                beans, name.getCanonicalName(), GarbageCollectorMXBean.class)
                        .getCollectionTime();
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of its heap that are in use, garbage included. */
    public long heapBytes() {
        return proxy(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
                .getHeapMemoryUsage()
                .getUsed();
    }

    /** The bytes of its heap that are alive, after a collection. */
    public long liveHeapBytes() {
        proxy(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class).gc();
        return heapBytes();
    }

    /** The bytes of a topic that the broker inside has handed out. */
    public double brokerBytesOut(String topic) {
        try {
            var name = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + topic);
            return ((Number) beans.getAttribute(name, "Count")).doubleValue();
        } catch (InstanceNotFoundException nothingYet) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends java.lang.management.PlatformManagedObject> T proxy(String name, Class<T> type) {
        try {
            return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
