package org.disentangle.graph.collective;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * The addresses at which the processes of a team listen.
 *
 * @param addresses {@code host:port} of each, in the same order for all
 * @param index of this process among them
 */
public record Cluster(List<String> addresses, int index) {
  private static final Pattern ADDRESS = Pattern.compile("([\\w.-]+):(\\d{1,5})");
  private static final int LARGEST_PORT = 65535;
  private static final int CONNECT_MILLIS = 5000;

  /**
   * Copies and checks the list.
   *
   * @throws UserErrorException naming the invalid address or index
   */
  public Cluster {
    addresses = List.copyOf(addresses);
    for (String address : addresses) {
      Matcher parts = ADDRESS.matcher(address);
      int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
      if (port < 1 || port > LARGEST_PORT) {
        throw new UserErrorException(
            "--peers names \"%s\" but must be a list of HOST:PORT, e.g. node1:2222,node2:2222"
                .formatted(address));
      }
      if (addresses.indexOf(address) != addresses.lastIndexOf(address)) {
        throw new UserErrorException(
            "--peers names " + address + " twice; each worker listens at a place of its own");
      }
    }
    if (index < 0 || index >= addresses.size()) {
      throw new UserErrorException(
          "--worker-index is %s but must be from 0 to %s, the place of this worker among the %s of --peers"
              .formatted(index, addresses.size() - 1, addresses.size()));
    }
  }

  /**
   * A team on this machine, at free ports, as seen by its first process.
   *
   * @param size how many processes
   */
  public static Cluster local(int size) {
    List<String> addresses = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    try {
      // Kept open until all are found, so that none is found twice.
      for (int i = 0; i < size; i++) {
        ServerSocket socket = new ServerSocket(0);
        held.add(socket);
        addresses.add("127.0.0.1:" + socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw FileErrorException.of(
          "no %s free ports on this machine for the workers to listen at (%s)"
              .formatted(size, e.getMessage()),
          e);
    }
    return new Cluster(addresses, 0);
  }

  /** How many processes. */
  public int size() {
    return addresses.size();
  }

  /** The name of a process in messages. */
  String name(int member) {
    return "worker " + member + " (" + addresses.get(member) + ")";
  }

  /** The names of several processes in messages. */
  String names(Collection<Integer> members) {
    return members.stream().map(this::name).collect(Collectors.joining(" and "));
  }

  /** The processes, other than this one, that cannot be reached, whatever the reason. */
  List<Integer> unreachable() {
    return others(answer -> answer != Answer.LISTENS);
  }

  /**
   * The processes, other than this one, whose machine refuses connections at their address: they
   * have ended. A process that is only busy or stopped is not among them, nor a process whose
   * machine does not answer.
   */
  List<Integer> refusing() {
    return others(answer -> answer == Answer.REFUSES);
  }

  private List<Integer> others(Predicate<Answer> wanted) {
    return IntStream.range(0, size())
        .filter(i -> i != index && wanted.test(answer(addresses.get(i))))
        .boxed()
        .toList();
  }

  /** The reply from an address. */
  private enum Answer {
    LISTENS,
    REFUSES,
    NONE
  }

  private static Answer answer(String address) {
    int colon = address.lastIndexOf(':');
    InetSocketAddress place =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    try (Socket socket = new Socket()) {
      socket.connect(place, CONNECT_MILLIS);
      return Answer.LISTENS;
    } catch (ConnectException e) {
      return Answer.REFUSES;
    } catch (IOException e) {
      return Answer.NONE;
    }
  }
}
