/** How the embedded server is reached: by TCP on this machine alone. */
const REACH = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };

/**
 * The log tells how the server is, never what people wrote: ERROR lines quote values, so they stay out
 * (`log_min_messages`), and no line carries a statement or its parameters.
 */
const LOG = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_duration: 'off',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
};

/** Fits a machine with 1 GB that also runs the web and the worker. */
const SIZE = {
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '256MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  jit: 'off',
};

/**
 * Command-line arguments of the server.
 * @param port TCP port on 127.0.0.1
 * @param extra settings of the caller, name to value; they cannot change how the server is reached or what it logs
 */
export function serverArguments(port: number, extra: Record<string, string>): string[] {
  const all = { ...SIZE, timezone: 'UTC', ...extra, ...REACH, ...LOG, port: String(port) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
