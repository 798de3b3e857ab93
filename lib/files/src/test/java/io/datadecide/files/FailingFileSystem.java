package io.datadecide.files;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view of the default file system whose n-th changing call fails: opening to write, writing (half of the bytes arrive),
 * forcing, renaming, creating a directory, deleting. It can also fail every call from the n-th on, as a killed process does.
 */
final class FailingFileSystem extends FileSystem {
    private final FileSystem delegate;
    private final Provider provider = new Provider();
    private final int failingCall;
    private final boolean forEver;
    private final List<String> calls = new ArrayList<>();

    /**
     * A file system.
     *
     * @param failingCall number of the call that fails, from 1; 0: none
     * @param forEver whether all calls after it fail, too
     */
    FailingFileSystem(FileSystem delegate, int failingCall, boolean forEver) {
        this.delegate = delegate;
        this.failingCall = failingCall;
        this.forEver = forEver;
    }

    /** The changing calls so far. */
    List<String> calls() {
        return calls;
    }

    boolean fails(String call) {
        calls.add(call);
        int number = calls.size();
        return number == failingCall || (forEver && failingCall > 0 && number > failingCall);
    }

    void change(String call) throws IOException {
        if (fails(call)) {
            throw new IOException("injected failure of " + call);
        }
    }

    /** The view's path of a path. */
    Path wrap(Path path) {
        return (Path) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Path.class, Wrapped.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return this;
                    }
                    if (method.getName().equals("delegate")) {
                        return path;
                    }
                    try {
                        return wrapResult(method.invoke(path, unwrapAll(arguments)));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private @Nullable Object wrapResult(@Nullable Object result) {
        return result instanceof Path path ? wrap(path) : result;
    }

    private static Object @Nullable [] unwrapAll(Object @Nullable [] arguments) {
        if (arguments == null) {
            return null;
        }
        Object[] plain = arguments.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = plain[i] instanceof Path path ? unwrap(path) : plain[i];
        }
        return plain;
    }

    private static Path unwrap(Path path) {
        return path instanceof Wrapped wrapped ? wrapped.delegate() : path;
    }

    interface Wrapped {
        Path delegate();
    }

    private final class Provider extends FileSystemProvider {
        private FileSystemProvider plain() {
            return delegate.provider();
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (options.stream().anyMatch(option -> option.toString().equals("WRITE"))) {
                change("open " + name(path));
            }
            return new FailingChannel(
                    FailingFileSystem.this, plain().newFileChannel(unwrap(path), options, attributes));
        }

        private String name(Path path) {
            return String.valueOf(path.getFileName()).replaceAll("[0-9a-f-]{36}", "*");
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> entries = plain().newDirectoryStream(unwrap(dir), path -> filter.accept(wrap(path)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> plain = entries.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return plain.hasNext();
                        }

                        @Override
                        public Path next() {
                            return wrap(plain.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    entries.close();
                }
            };
        }

        @Override
        public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
            change("create directory " + name(dir));
            plain().createDirectory(unwrap(dir), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            change("delete " + name(path));
            plain().delete(unwrap(path));
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            change("move " + name(source) + " to " + name(target));
            plain().move(unwrap(source), unwrap(target), options);
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            change("copy " + name(source));
            plain().copy(unwrap(source), unwrap(target), options);
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            plain().checkAccess(unwrap(path), modes);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return plain().readAttributes(unwrap(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return plain().readAttributes(unwrap(path), attributes, options);
        }

        @Override
        public <V extends FileAttributeView> @Nullable V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            return plain().getFileAttributeView(unwrap(path), type, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            plain().setAttribute(unwrap(path), attribute, value, options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return plain().isSameFile(unwrap(path), unwrap(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return plain().isHidden(unwrap(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return plain().getFileStore(unwrap(path));
        }

        @Override
        public String getScheme() {
            return "failing";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new IllegalArgumentException("not created by address");
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return FailingFileSystem.this;
        }

        @Override
        public Path getPath(URI uri) {
            return wrap(Path.of(uri));
        }
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        // the default file system stays open
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return delegate.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return delegate.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return delegate.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return delegate.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return wrap(delegate.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        return delegate.getPathMatcher(syntaxAndPattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return delegate.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return delegate.newWatchService();
    }
}
