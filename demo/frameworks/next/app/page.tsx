import { Intranet } from './intranet';

/** A server component: the page is rendered on the server. */
export default function Page() {
  return (
    <main>
      <h1>Larkfield intranet</h1>
      <Intranet />
    </main>
  );
}
