/** The error numbers that livepatch operations return, with the C library's words for them (errno(3)). */
const table = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  ENOEXEC: [8, 'Exec format error'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  EACCES: [13, 'Permission denied'],
  EBUSY: [16, 'Device or resource busy'],
  EEXIST: [17, 'File exists'],
  ENODEV: [19, 'No such device'],
  EINVAL: [22, 'Invalid argument'],
  ERANGE: [34, 'Numerical result out of range'],
  ENOSYS: [38, 'Function not implemented'],
  EOPNOTSUPP: [95, 'Operation not supported'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrnoName = keyof typeof table;

const names = Object.keys(table) as ErrnoName[];

/** `-EBUSY` as the kernel returns it. EWOULDBLOCK is EAGAIN. */
export const errno = (name: ErrnoName): number => -table[name][0];

/** The name of a negative errno, e.g. `-16` → `EBUSY`; `undefined` for one not in the table. */
export const errnoName = (value: number): ErrnoName | undefined => names.find((n) => table[n][0] === -value);

/** What a program prints for it, e.g. `-16` → `Device or resource busy`. */
export const errnoText = (value: number): string => {
  const name = errnoName(value);
  return name === undefined ? `Unknown error ${-value}` : table[name][1];
};
