/*
 * Google's Cloud Storage keeps public archives in buckets, among them WeatherBench 2's, and names a folder
 * gs://BUCKET/FOLDER. Its objects can be had in two ways from one host, storage.googleapis.com:
 *
 * - by a plain address, …/BUCKET/OBJECT. Whether other sites may read it is the bucket's to say, and public buckets often
 *   say nothing: they were made for programs, not for pages.
 * - by its JSON interface, …/storage/v1/b/BUCKET/o/OBJECT?alt=media, which needs no leave of the bucket:
 *   “does not require any CORS configuration on the bucket”, say the documents of Neuroglancer, Google's own viewer in
 *   browsers, which reads so (src/kvstore/gcs/index.rst in github.com/google/neuroglancer).
 */

const host = 'storage.googleapis.com';

/** Names of buckets: lower case letters, digits, hyphens, underscores and dots, at both ends a letter or a digit. */
const bucketName = /^[a-z\d][a-z\d._-]{1,220}[a-z\d]$/;

/**
 * The plain address of `gs://BUCKET/FOLDER`; what does not begin so comes back as it is.
 * @throws an error in words for the reader when no bucket is named
 */
export function plainAddress(asked: string): string {
  if (!/^gs:\/\//i.test(asked)) return asked;
  const [, bucket = '', folder = ''] = /^gs:\/\/([^/]*)\/?(.*)$/is.exec(asked) ?? [];
  if (bucketName.test(bucket)) return `https://${host}/${bucket}/${folder}`;
  throw new Error(
    `"${asked.slice(0, 200)}" is no address of an archive: behind gs:// must stand the name of a bucket.`,
  );
}

/** The address of an object that a store has found at its plain one. */
export type Way = (plain: URL) => URL;

const plainly: Way = (plain) => plain;

/** In the JSON interface an object's whole name, slashes and all, is one part of the path. */
const byInterface: Way = ({ pathname, origin }) => {
  const [, bucket = '', ...object] = pathname.split('/');
  const name = encodeURIComponent(decodeURIComponent(object.join('/')));
  return new URL(`${origin}/storage/v1/b/${bucket}/o/${name}?alt=media`);
};

/** The ways to the objects in a folder, in the order in which they are tried. */
export function waysTo(folder: URL): readonly Way[] {
  return folder.host === host ? [plainly, byInterface] : [plainly];
}
