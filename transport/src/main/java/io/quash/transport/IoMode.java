package io.quash.transport;

/** Which of the operating system's interfaces moves the bytes. */
public enum IoMode {
    /** Native epoll where there is one, else NIO. */
    AUTO,
    /** Native epoll; refused where it is missing. */
    EPOLL,
    /** The JDK's selector. */
    NIO
}
